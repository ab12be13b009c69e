package dev.belay.schedule;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of days whose books are closed together.
 *
 * @param key by which it is known for ever: {@code 2026-W07}, {@code 2026-02}, {@code 2026-Q1}, {@code 2026}
 * @param last its last day
 */
public record Period(String key, LocalDate first, LocalDate last) {
    /** What a period's key looks like, for hints. */
    public static final String HINT = "a period looks like 2026-W07, 2026-02, 2026-Q1 or 2026";

    private static final Pattern KEY = Pattern.compile(
            "(?<year>\\d{4})(?:-(?:W(?<week>\\d{2})|Q(?<quarter>[1-4])|(?<month>\\d{2})(?:-(?<day>\\d{2}))?))?");

    public Period {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("the period " + key + " ends before it begins");
        }
    }

    /** How long periods are. */
    public enum Kind {
        WEEK,
        MONTH,
        QUARTER,
        YEAR;

        /** As it is written in {@code belay.yml}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The calendar's period that {@code key} names; weeks end on Sunday. Empty for a key of another form. */
    public static Optional<Period> parse(String key) {
        return parse(key, DayOfWeek.SUNDAY);
    }

    /** As {@link #parse(String)}, with weeks that end on {@code ends} of the ISO week that names them. */
    public static Optional<Period> parse(String key, DayOfWeek ends) {
        Matcher form = KEY.matcher(key);
        try {
            return form.matches() ? Optional.of(of(key, form, ends)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The period of {@code kind} that holds {@code date}. */
    public static Period holding(LocalDate date, Kind kind, DayOfWeek ends) {
        return switch (kind) {
            case WEEK -> {
                int ahead = Math.floorMod(ends.getValue() - date.getDayOfWeek().getValue(), 7);
                yield week(date.plusDays(ahead));
            }
            case MONTH -> {
                LocalDate first = date.withDayOfMonth(1);
                yield months(year(date.getYear()) + two("-", date.getMonthValue()), first, 1);
            }
            case QUARTER -> {
                int quarter = date.get(IsoFields.QUARTER_OF_YEAR);
                yield months(
                        year(date.getYear()) + "-Q" + quarter, LocalDate.of(date.getYear(), quarter * 3 - 2, 1), 3);
            }
            case YEAR -> months(year(date.getYear()), LocalDate.of(date.getYear(), 1, 1), 12);
        };
    }

    private static Period of(String key, Matcher form, DayOfWeek ends) {
        int year = Integer.parseInt(form.group("year"));
        @Nullable String week = form.group("week");
        @Nullable String quarter = form.group("quarter");
        @Nullable String month = form.group("month");
        @Nullable String day = form.group("day");
        if (week != null) {
            LocalDate monday = LocalDate.of(year, 7, 1)
                    .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, Integer.parseInt(week))
                    .with(DayOfWeek.MONDAY);
            return exactly(key, week(monday.with(ends)));
        }
        if (quarter != null) {
            return months(key, LocalDate.of(year, Integer.parseInt(quarter) * 3 - 2, 1), 3);
        }
        if (day != null && month != null) {
            LocalDate only = LocalDate.of(year, Integer.parseInt(month), Integer.parseInt(day));
            return new Period(key, only, only);
        }
        return month == null
                ? months(key, LocalDate.of(year, 1, 1), 12)
                : months(key, LocalDate.of(year, Integer.parseInt(month), 1), 1);
    }

    /** The library takes week 53 of any year, and means the first one of the next. */
    private static Period exactly(String key, Period found) {
        if (!found.key().equals(key)) {
            throw new DateTimeException("there is no " + key);
        }
        return found;
    }

    private static Period week(LocalDate last) {
        int year = last.get(IsoFields.WEEK_BASED_YEAR);
        int week = last.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        return new Period(year(year) + two("-W", week), last.minusDays(6), last);
    }

    private static Period months(String key, LocalDate first, int length) {
        return new Period(key, first, first.plusMonths(length).minusDays(1));
    }

    private static String year(int year) {
        return String.format(Locale.ROOT, "%04d", year);
    }

    private static String two(String before, int number) {
        return before + String.format(Locale.ROOT, "%02d", number);
    }
}
