package dev.belay.vault;

import dev.belay.vault.RetentionPlan.Rule;
import dev.belay.vault.RetentionPlan.Why;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Gives backups that count the slots of the general rules. */
final class RetentionSlots {
    private final RetentionSettings settings;
    private final List<RetentionCandidate> eligible;
    private final Map<BackupId, List<Why>> given = new HashMap<>();

    private RetentionSlots(RetentionSettings settings, List<RetentionCandidate> counting) {
        this.settings = settings;
        this.eligible = counting.stream()
                .filter(backup -> settings.ruleFor(backup.reason()).isEmpty())
                .toList();
    }

    /** @param counting those that count, the newest first */
    static RetentionSlots of(RetentionSettings settings, List<RetentionCandidate> counting) {
        RetentionSlots slots = new RetentionSlots(settings, counting);
        RetentionSettings.Slots rules = settings.slots();
        slots.giveLast(rules.last());
        Duration age = rules.age();
        if (age != null && !counting.isEmpty()) {
            slots.giveYounger(age, counting.getFirst().taken());
        }
        slots.giveEach(Rule.DAILY, rules.daily(), LocalDate::toString);
        slots.giveEach(Rule.WEEKLY, rules.weekly(), RetentionSlots::week);
        slots.giveEach(Rule.MONTHLY, rules.monthly(), day -> YearMonth.from(day).toString());
        slots.giveEach(Rule.YEARLY, rules.yearly(), day -> Integer.toString(day.getYear()));
        return slots;
    }

    /** The slots that a backup has. */
    List<Why> of(BackupId id) {
        return given.getOrDefault(id, List.of());
    }

    private void giveLast(int number) {
        eligible.stream().limit(number).forEach(backup -> give(backup, Why.of(Rule.LAST)));
    }

    private void giveYounger(Duration age, Instant newest) {
        for (RetentionCandidate backup : eligible) {
            Instant until = backup.taken().plus(age);
            if (until.isAfter(newest)) {
                give(backup, new Why(Rule.AGE, "", until));
            }
        }
    }

    /** The newest of each of the last {@code number} spans that have one. */
    private void giveEach(Rule rule, int number, Function<LocalDate, String> span) {
        Set<String> filled = new HashSet<>();
        for (RetentionCandidate backup : eligible) {
            String key = span.apply(LocalDate.ofInstant(backup.taken(), settings.zone()));
            if (filled.size() < number && filled.add(key)) {
                give(backup, new Why(rule, key, null));
            }
        }
    }

    private void give(RetentionCandidate backup, Why why) {
        given.computeIfAbsent(backup.id(), _ -> new ArrayList<>()).add(why);
    }

    private static String week(LocalDate day) {
        return String.format(
                Locale.ROOT,
                "%d-W%02d",
                day.get(IsoFields.WEEK_BASED_YEAR),
                day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}
