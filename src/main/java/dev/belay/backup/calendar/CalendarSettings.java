package dev.belay.backup.calendar;

import dev.belay.schedule.Cron;
import dev.belay.schedule.Due.ClosingTime;
import dev.belay.schedule.Period;
import dev.belay.schedule.PeriodCalendar;
import dev.belay.schedule.Term;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is to happen by itself. */
public record CalendarSettings(List<ScheduleSettings> schedules, List<CloseSettings> closes, ZoneId zone) {
    /** What a schedule may say about drills. */
    public static final List<String> DRILLS = List.of("daily", "weekly", "monthly", "never");
    /** How long periods may be. */
    public static final List<String> PERIODS = List.of("week", "month", "quarter", "year", CloseSettings.CUSTOM);

    public CalendarSettings {
        schedules = List.copyOf(schedules);
        closes = List.copyOf(closes);
    }

    /** The schedules of one database. */
    public List<ScheduleSettings> schedulesOf(String database) {
        return schedules.stream()
                .filter(schedule -> schedule.database().equals(database))
                .toList();
    }

    /** The closes of one database. */
    public List<CloseSettings> closesOf(String database) {
        return closes.stream()
                .filter(close -> close.database().equals(database))
                .toList();
    }

    /**
     * A backup again and again.
     *
     * @param drill how often one of its backups is restored to see that it can be; empty when nobody said
     */
    public record ScheduleSettings(String database, Cron cron, String drill) {
        /** What to write, for hints. */
        public static final String HINT = Cron.HINT;

        /** Throws {@link IllegalArgumentException} that says what is wrong with {@code cron}. */
        public static ScheduleSettings of(String database, String cron, String drill) {
            return new ScheduleSettings(database, Cron.parse(cron), drill);
        }

        /** The expression as it is written. */
        public String shown() {
            return cron.toString();
        }

        /** What {@code belay.yml} says of it. */
        public Map<String, String> written() {
            Map<String, String> written = new LinkedHashMap<>();
            written.put("database", database);
            written.put("cron", shown());
            if (!drill.isEmpty()) {
                written.put("drill", drill);
            }
            return written;
        }

        /** By which the state knows it: another expression or another zone is another schedule. */
        String key(ZoneId zone) {
            return database + " " + cron + " " + zone.getId();
        }
    }

    /**
     * The close of every period of a calendar.
     *
     * @param period one of {@link #PERIODS}
     * @param at the time of the day after the last one, from which on it is closed
     * @param keep how long the backup of a closed period is kept
     */
    public record CloseSettings(String database, String period, PeriodCalendar calendar, LocalTime at, Term keep) {
        /** The calendar that somebody writes down by himself. */
        public static final String CUSTOM = "custom";
        /** What to write, for hints. */
        public static final String HINT = "write it as { period: month, at: \"03:00\", keep: 7y }";
        /** When a close begins unless somebody says otherwise. */
        public static final String DEFAULT_TIME = "03:00";

        /**
         * Understands what people wrote.
         *
         * @param ends the last day of a week; null where it was not written
         * @param named the periods of a custom calendar
         * @throws IllegalArgumentException that says what is wrong
         */
        public static CloseSettings of(
                String database,
                String period,
                @Nullable String ends,
                String at,
                String keep,
                List<NamedSettings> named) {
            return new CloseSettings(database, period, calendar(period, ends, named), time(at), new Term(keep));
        }

        /** When its periods can be closed. */
        public ClosingTime closing(ZoneId zone) {
            return new ClosingTime(calendar, at, zone);
        }

        /** What {@code belay.yml} says of it; {@link #named} stands beside. */
        public Map<String, String> written() {
            Map<String, String> written = new LinkedHashMap<>();
            written.put("database", database);
            written.put("period", period);
            if (calendar instanceof PeriodCalendar.Regular(var kind, var ends) && kind == Period.Kind.WEEK) {
                written.put("ends", ends.name().toLowerCase(Locale.ROOT));
            }
            written.put("at", at.toString());
            written.put("keep", keep.text());
            return written;
        }

        /** The periods of a custom calendar; empty for any other. */
        public List<NamedSettings> named() {
            return switch (calendar) {
                case PeriodCalendar.Regular _ -> List.of();
                case PeriodCalendar.Named(var ends) ->
                    ends.stream()
                            .map(end -> new NamedSettings(end.name(), end.last().toString()))
                            .toList();
            };
        }

        /** By which the state knows since when it is asked for; the time of the day may change. */
        String key() {
            return database + " " + period;
        }

        private static PeriodCalendar calendar(String period, @Nullable String ends, List<NamedSettings> named) {
            boolean custom = period.equals(CUSTOM);
            if (custom == named.isEmpty()) {
                throw new IllegalArgumentException(
                        custom ? "a custom calendar names no 'periods'" : "only a custom calendar has 'periods'");
            }
            if (ends != null && !period.equals("week")) {
                throw new IllegalArgumentException("only a week has 'ends'");
            }
            return custom
                    ? new PeriodCalendar.Named(
                            named.stream().map(NamedSettings::end).toList())
                    : new PeriodCalendar.Regular(
                            Period.Kind.valueOf(period.toUpperCase(Locale.ROOT)),
                            ends == null ? DayOfWeek.SUNDAY : weekday(ends));
        }

        private static DayOfWeek weekday(String word) {
            return Stream.of(DayOfWeek.values())
                    .filter(day -> day.name().equalsIgnoreCase(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no day of the week"));
        }

        private static LocalTime time(String text) {
            try {
                return LocalTime.parse(text.length() == 4 ? "0" + text : text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("'" + text + "' is no time of the day such as 03:00", e);
            }
        }
    }

    /** A period of a custom calendar, as it was written. */
    public record NamedSettings(String name, String ends) {
        /** What {@code belay.yml} says of it. */
        public Map<String, String> written() {
            Map<String, String> written = new LinkedHashMap<>();
            written.put("name", name);
            written.put("ends", ends);
            return written;
        }

        private PeriodCalendar.Named.End end() {
            try {
                return new PeriodCalendar.Named.End(name, LocalDate.parse(ends));
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("'" + ends + "' is no date such as 2026-06-27", e);
            }
        }
    }
}
