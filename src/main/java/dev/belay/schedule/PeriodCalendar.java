package dev.belay.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which periods there are, one after the other. */
public sealed interface PeriodCalendar {

    /** The periods whose last day is {@code from} or later, and {@code to} or earlier, in order. */
    List<Period> ending(LocalDate from, LocalDate to);

    /** The period that {@code key} names here; empty when there is none. */
    Optional<Period> find(String key);

    /** Whether {@code key} may be what somebody called a period of a calendar of his own. */
    static boolean named(String key) {
        return key.matches("[A-Za-z][A-Za-z0-9_.-]{0,39}");
    }

    /**
     * Weeks, months, quarters or years.
     *
     * @param ends the last day of a week; says nothing about the others
     */
    record Regular(Period.Kind kind, DayOfWeek ends) implements PeriodCalendar {
        @Override
        public List<Period> ending(LocalDate from, LocalDate to) {
            return Stream.iterate(
                            Period.holding(from, kind, ends),
                            period -> !period.last().isAfter(to),
                            period -> Period.holding(period.last().plusDays(1), kind, ends))
                    .toList();
        }

        @Override
        public Optional<Period> find(String key) {
            return Period.parse(key, ends)
                    .filter(found ->
                            Period.holding(found.last(), kind, ends).key().equals(key));
        }
    }

    /** Periods that somebody named, each from the day after the one before; the first is as long as a year at most. */
    record Named(List<End> ends) implements PeriodCalendar {
        public Named {
            ends = ends.stream().sorted(Comparator.comparing(End::last)).toList();
            if (ends.isEmpty()) {
                throw new IllegalArgumentException("it names no period");
            }
            if (ends.stream().map(End::name).distinct().count() < ends.size()) {
                throw new IllegalArgumentException("two periods have the same name");
            }
            if (ends.stream().map(End::last).distinct().count() < ends.size()) {
                throw new IllegalArgumentException("two periods end on the same day");
            }
        }

        /** A name and the last day of what is called so. */
        public record End(String name, LocalDate last) {
            public End {
                if (!named(name)) {
                    throw new IllegalArgumentException(
                            "a period's name begins with a letter and has up to 40 letters, digits, dots and hyphens");
                }
            }
        }

        @Override
        public List<Period> ending(LocalDate from, LocalDate to) {
            return all().filter(period ->
                            !period.last().isBefore(from) && !period.last().isAfter(to))
                    .toList();
        }

        @Override
        public Optional<Period> find(String key) {
            return all().filter(period -> period.key().equals(key)).findFirst();
        }

        private Stream<Period> all() {
            return Stream.iterate(0, index -> index < ends.size(), index -> index + 1)
                    .map(index -> new Period(
                            ends.get(index).name(),
                            index == 0
                                    ? ends.getFirst().last().minusYears(1).plusDays(1)
                                    : ends.get(index - 1).last().plusDays(1),
                            ends.get(index).last()));
        }
    }
}
