package dev.belay.vault;

import dev.belay.base.Durations;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which backups are kept. Without any rule, all of them.
 *
 * @param slots for backups of which {@code reasons} says nothing
 * @param reasons how long those are kept that were taken for one of these {@link Reason}s, by its word
 * @param floor so many that count are kept in any case, the newest ones
 * @param requireOffsite whether only those may go whose copy elsewhere is confirmed
 * @param doubtful how long those that do not count are kept for people to look at
 * @param zone in which days, weeks, months and years are meant
 */
public record RetentionSettings(
        Slots slots, Map<String, Keep> reasons, int floor, boolean requireOffsite, Duration doubtful, ZoneId zone) {
    /** How many that count are kept in any case, unless somebody says otherwise. */
    public static final int FLOOR = 3;
    /** How long those that do not count are kept, unless somebody says otherwise. */
    public static final Duration DOUBTFUL = Duration.ofDays(30);
    /** The reasons that can have a rule of their own. */
    public static final List<String> REASONS =
            Arrays.stream(Reason.values()).map(Reason::word).toList();

    public RetentionSettings {
        if (floor < 1) {
            throw new IllegalArgumentException("at least one backup that counts is kept");
        }
        if (!REASONS.containsAll(reasons.keySet())) {
            throw new IllegalArgumentException("no backup is taken for " + reasons.keySet());
        }
        reasons = Collections.unmodifiableMap(new TreeMap<>(reasons));
    }

    /** Nothing is ever removed. */
    public static RetentionSettings keepAll(ZoneId zone) {
        return new RetentionSettings(Slots.NONE, Map.of(), FLOOR, false, DOUBTFUL, zone);
    }

    /** Whether there is no rule, so that nothing is ever removed. */
    public boolean keepsAll() {
        return slots.none() && reasons.isEmpty();
    }

    /** The rule for backups that were taken for {@code reason}; empty when they fill the slots. */
    public Optional<Keep> ruleFor(Reason reason) {
        return Optional.ofNullable(reasons.get(reason.word()));
    }

    /**
     * General rules: one is kept when any of them keeps it.
     *
     * @param last so many of the newest
     * @param age all that are younger, counted back from the newest; null for no such rule
     * @param daily the newest of each of the last so many days that have one; the next three in the same way
     */
    public record Slots(int last, @Nullable Duration age, int daily, int weekly, int monthly, int yearly) {
        static final Slots NONE = new Slots(0, null, 0, 0, 0, 0);

        /** Whether no rule is set. */
        public boolean none() {
            return equals(NONE);
        }
    }

    /**
     * How long backups of one reason are kept.
     *
     * @param younger than this, counted back from the newest that counts; null for ever
     */
    public record Keep(@Nullable Duration younger) {
        /** For ever. */
        public static final Keep FOREVER = new Keep(null);

        /** As it is written in {@code belay.yml}. */
        public String shown() {
            return younger == null ? "forever" : Durations.show(younger);
        }
    }

    /** All of it in one line, the same for the same rules: what people agree to. */
    public String shown() {
        if (keepsAll()) {
            return "nothing is ever removed";
        }
        List<String> all = new ArrayList<>();
        number(all, "last", slots.last());
        if (slots.age() != null) {
            all.add("age " + Durations.show(slots.age()));
        }
        number(all, "daily", slots.daily());
        number(all, "weekly", slots.weekly());
        number(all, "monthly", slots.monthly());
        number(all, "yearly", slots.yearly());
        reasons.forEach((reason, keep) -> all.add(reason + " " + keep.shown()));
        all.add("floor " + floor);
        if (requireOffsite) {
            all.add("require_offsite");
        }
        all.add("doubtful " + Durations.show(doubtful));
        all.add("in " + zone.getId());
        return String.join(", ", all);
    }

    private static void number(List<String> all, String name, int number) {
        if (number > 0) {
            all.add(name + " " + number);
        }
    }
}
