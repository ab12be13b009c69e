package dev.belay.schedule;

import dev.belay.schedule.CronField.Kind;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A cron expression of five fields: minute, hour, day of the month, month, day of the week. As in every cron, a date fits
 * when either of two restricted days does. A local time that daylight saving skips happens once, at the next moment that
 * exists; one that it repeats happens once, at the first.
 */
public final class Cron {
    /** What to write, for hints. */
    public static final String HINT = "write five fields such as \"0 2 * * *\": minute, hour, day, month, day of week";

    /** From one 29 February that is a Sunday to the next may take forty years. */
    private static final int LONGEST_PAUSE_DAYS = 45 * 366;

    private final String text;
    private final CronField minute;
    private final CronField hour;
    private final CronField day;
    private final CronField month;
    private final CronField weekday;
    private final List<LocalTime> times;

    private Cron(String text, List<CronField> fields) {
        this.text = text;
        this.minute = fields.get(0);
        this.hour = fields.get(1);
        this.day = fields.get(2);
        this.month = fields.get(3);
        this.weekday = fields.get(4);
        this.times = hour.values().stream()
                .flatMap(at -> minute.values().stream().map(past -> LocalTime.of(at, past)))
                .toList();
    }

    /** Throws {@link IllegalArgumentException} that says what is wrong with {@code text}. */
    public static Cron parse(String text) {
        List<String> parts = List.of(text.strip().split("\\s+"));
        List<Kind> kinds = List.of(Kind.values());
        if (parts.size() != kinds.size()) {
            throw new IllegalArgumentException("it has " + parts.size() + " fields, not " + kinds.size());
        }
        Cron cron = new Cron(
                String.join(" ", parts),
                IntStream.range(0, kinds.size())
                        .mapToObj(index -> CronField.parse(kinds.get(index), parts.get(index)))
                        .toList());
        if (!cron.happens()) {
            throw new IllegalArgumentException("no month that it names has such a day");
        }
        return cron;
    }

    /** The first moment after {@code after}. */
    public Instant next(Instant after, ZoneId zone) {
        LocalDate from = after.atZone(zone).toLocalDate();
        return Stream.iterate(from, date -> date.plusDays(1))
                .limit(LONGEST_PAUSE_DAYS)
                .filter(this::takes)
                .map(date -> moments(date, zone)
                        .filter(moment -> moment.isAfter(after))
                        .findFirst())
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }

    /** The first {@code count} moments after {@code after}. */
    public List<Instant> next(Instant after, ZoneId zone, int count) {
        return Stream.iterate(next(after, zone), moment -> next(moment, zone))
                .limit(count)
                .toList();
    }

    /** The last moment that is not after {@code at}. */
    public Instant last(Instant at, ZoneId zone) {
        // a clock that was put back over midnight has seen tomorrow already
        LocalDate from = at.atZone(zone).toLocalDate().plusDays(1);
        return Stream.iterate(from, date -> date.minusDays(1))
                .limit(LONGEST_PAUSE_DAYS)
                .filter(this::takes)
                .map(date -> moments(date, zone)
                        .filter(moment -> !moment.isAfter(at))
                        .reduce((first, second) -> second))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }

    /** The times of a day, in order. */
    public List<LocalTime> times() {
        return times;
    }

    /** Minutes of an hour, in order. */
    public SortedSet<Integer> minutes() {
        return minute.values();
    }

    /** Hours of a day, in order. */
    public SortedSet<Integer> hours() {
        return hour.values();
    }

    /** Days of the month that it is restricted to; empty when it is not. */
    public SortedSet<Integer> daysOfMonth() {
        return everyDate() || day.full(31) ? new TreeSet<>() : day.values();
    }

    /** Months that it is restricted to; empty when it is not. */
    public SortedSet<Integer> months() {
        return month.full(12) ? new TreeSet<>() : month.values();
    }

    /** Days of the week that it is restricted to, Monday first; empty when it is not. */
    public List<DayOfWeek> weekdays() {
        return everyDate() || weekday.full(7)
                ? List.of()
                : weekday.values().stream()
                        .map(number -> DayOfWeek.of(number == 0 ? 7 : number))
                        .sorted()
                        .toList();
    }

    /** Whether a day of the month or a day of the week is enough, where it is restricted to both. */
    public boolean eitherDay() {
        return !day.star() && !weekday.star();
    }

    private boolean everyDate() {
        return eitherDay() && (day.full(31) || weekday.full(7));
    }

    private boolean takes(LocalDate date) {
        boolean ofMonth = day.values().contains(date.getDayOfMonth());
        boolean ofWeek = weekday.values().contains(date.getDayOfWeek().getValue() % 7);
        boolean fits = eitherDay() ? ofMonth || ofWeek : ofMonth && ofWeek;
        return fits && month.values().contains(date.getMonthValue());
    }

    private Stream<Instant> moments(LocalDate date, ZoneId zone) {
        return times.stream().map(time -> LocalMoments.resolve(date.atTime(time), zone));
    }

    private boolean happens() {
        int earliest = day.values().first();
        return eitherDay()
                || month.values().stream()
                        .anyMatch(number -> YearMonth.of(2000, number).lengthOfMonth() >= earliest);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cron cron && cron.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The expression, with one space between its fields. */
    @Override
    public String toString() {
        return text;
    }
}
