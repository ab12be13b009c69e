package dev.belay.vault;

import dev.belay.vault.RetentionPlan.Rule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rules as a person would check them by hand, slowly and without any sharing of work; the judge of the real ones. */
final class NaiveRetention {
    private static final Comparator<RetentionCandidate> AGE =
            Comparator.comparing(RetentionCandidate::taken).thenComparing(RetentionCandidate::id);

    private final RetentionSettings settings;
    private final List<RetentionCandidate> all;
    private final List<RetentionCandidate> counting;
    private final List<RetentionCandidate> eligible;
    private final Instant now;

    NaiveRetention(RetentionSettings settings, List<RetentionCandidate> all, Instant now) {
        this.settings = settings;
        this.all = all;
        this.counting = all.stream().filter(RetentionCandidate::counts).toList();
        this.eligible = counting.stream()
                .filter(backup ->
                        !settings.reasons().containsKey(backup.reason().word()))
                .toList();
        this.now = now;
    }

    /** The ids that may go. */
    Set<BackupId> gone() {
        return all.stream().filter(this::goes).map(RetentionCandidate::id).collect(Collectors.toSet());
    }

    /** The ids that fill the slots of {@code rule}. */
    Set<BackupId> filling(Rule rule) {
        RetentionSettings.Slots slots = settings.slots();
        return switch (rule) {
            case LAST -> newest(eligible, slots.last());
            case DAILY -> spans(slots.daily(), day -> day);
            case WEEKLY -> spans(slots.weekly(), day -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
            case MONTHLY -> spans(slots.monthly(), day -> day.withDayOfMonth(1));
            case YEARLY -> spans(slots.yearly(), day -> day.withDayOfYear(1));
            default -> throw new IllegalArgumentException(rule + " has no slots");
        };
    }

    private boolean goes(RetentionCandidate backup) {
        boolean untouchable = backup.pinned()
                || backup.needed() != null
                || (settings.requireOffsite() && !backup.offsite())
                || counting.isEmpty();
        boolean ruled = settings.reasons().containsKey(backup.reason().word());
        boolean general = !settings.slots().equals(new RetentionSettings.Slots(0, null, 0, 0, 0, 0));
        if (untouchable || (!ruled && !general)) {
            return false;
        }
        Instant newest = counting.stream().max(AGE).orElseThrow().taken();
        Instant term = backup.keepUntil();
        if (term != null && (term.isAfter(newest) || term.isAfter(now))) {
            return false;
        }
        return !keptByRule(backup, newest);
    }

    private boolean keptByRule(RetentionCandidate backup, Instant newest) {
        Duration old = Duration.between(backup.taken(), newest);
        RetentionSettings.Keep own = settings.reasons().get(backup.reason().word());
        if (own != null && (own.younger() == null || old.compareTo(own.younger()) < 0)) {
            return true;
        }
        if (!backup.counts()) {
            return old.compareTo(settings.doubtful()) < 0;
        }
        Duration age = settings.slots().age();
        boolean young = own == null && age != null && old.compareTo(age) < 0;
        return young
                || newest(counting, settings.floor()).contains(backup.id())
                || List.of(Rule.LAST, Rule.DAILY, Rule.WEEKLY, Rule.MONTHLY, Rule.YEARLY).stream()
                        .anyMatch(rule -> filling(rule).contains(backup.id()));
    }

    private static Set<BackupId> newest(List<RetentionCandidate> of, int number) {
        return of.stream()
                .sorted(AGE.reversed())
                .limit(number)
                .map(RetentionCandidate::id)
                .collect(Collectors.toSet());
    }

    private Set<BackupId> spans(int number, Function<LocalDate, LocalDate> firstDay) {
        Map<LocalDate, List<RetentionCandidate>> spans = eligible.stream()
                .collect(Collectors.groupingBy(
                        backup -> firstDay.apply(
                                backup.taken().atZone(settings.zone()).toLocalDate()),
                        TreeMap::new,
                        Collectors.toList()));
        Set<BackupId> ids = new HashSet<>();
        spans.entrySet().stream()
                .sorted(Map.Entry.<LocalDate, List<RetentionCandidate>>comparingByKey()
                        .reversed())
                .limit(number)
                .forEach(span -> ids.addAll(newest(span.getValue(), 1)));
        return ids;
    }
}
