package dev.belay.web.page;

import dev.belay.backup.BackupCatalogue;
import dev.belay.vault.StoredBackup;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The last weeks, day by day: with a good backup, with a bad one only, or with none. */
record Calendar(List<String> weekdays, List<Week> weeks) {
    private static final int WEEKS = 6;

    /** Seven days from Monday on. */
    record Week(List<Day> days) {}

    /**
     * One day.
     *
     * @param mark {@code good}, {@code bad}, {@code none}, or {@code out} for days before the first backup and to come
     * @param says the same in words
     */
    record Day(int number, String iso, String mark, String says, boolean today) {}

    static Calendar of(Words words, List<StoredBackup> backups) {
        ZoneId zone = words.place().zone();
        LocalDate today = LocalDate.ofInstant(words.place().now(), zone);
        LocalDate monday = today.with(DayOfWeek.MONDAY).minusWeeks(WEEKS - 1);
        LocalDate first = backups.stream()
                .map(GoodBackups::at)
                .min(Comparator.naturalOrder())
                .map(at -> LocalDate.ofInstant(at, zone))
                .orElse(today);
        Map<LocalDate, Counts> counts =
                counts(backups, monday.atStartOfDay(zone).toInstant(), zone);
        List<Week> weeks = new ArrayList<>();
        for (int week = 0; week < WEEKS; week++) {
            LocalDate from = monday.plusWeeks(week);
            weeks.add(new Week(Stream.iterate(from, day -> day.plusDays(1))
                    .limit(7)
                    .map(day -> day(words, day, counts.getOrDefault(day, Counts.NONE), first, today))
                    .toList()));
        }
        return new Calendar(weekdays(words), weeks);
    }

    /** Thousands of older backups need no date. */
    private static Map<LocalDate, Counts> counts(List<StoredBackup> backups, Instant from, ZoneId zone) {
        Map<LocalDate, Counts> counts = new HashMap<>();
        backups.stream()
                .filter(backup -> !GoodBackups.at(backup).isBefore(from))
                .forEach(backup -> counts.merge(
                        LocalDate.ofInstant(GoodBackups.at(backup), zone),
                        Counts.of(BackupCatalogue.counts(backup)),
                        Counts::plus));
        return counts;
    }

    private static Day day(Words words, LocalDate day, Counts counts, LocalDate first, LocalDate today) {
        boolean out = day.isBefore(first) || day.isAfter(today);
        String mark = counts.good > 0 ? "good" : counts.bad > 0 ? "bad" : out || day.equals(today) ? "out" : "none";
        String date = words.date(day.atStartOfDay(words.place().zone()).toInstant());
        return new Day(
                day.getDayOfMonth(),
                day.toString(),
                mark,
                words.text("calendar." + mark, date, counts.good, counts.bad),
                day.equals(today));
    }

    private static List<String> weekdays(Words words) {
        return Stream.of(DayOfWeek.values())
                .map(day -> day.getDisplayName(TextStyle.SHORT, words.place().locale()))
                .toList();
    }

    private record Counts(int good, int bad) {
        static final Counts NONE = new Counts(0, 0);

        static Counts of(boolean good) {
            return good ? new Counts(1, 0) : new Counts(0, 1);
        }

        Counts plus(Counts other) {
            return new Counts(good + other.good, bad + other.bad);
        }
    }
}
