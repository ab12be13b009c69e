package dev.belay.web.page;

import dev.belay.schedule.Cron;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says a cron expression in words. */
record CronWords(Words words, Cron cron) {
    private static final int TIMES_LISTED = 6;
    private static final int RANGE = 3;

    static String of(Words words, Cron cron) {
        return new CronWords(words, cron).sentence();
    }

    private String sentence() {
        String rest = words.text("cron.words", days(), times());
        return cron.months().isEmpty()
                ? rest
                : words.text("cron.words.months", rest, named(cron.months(), this::month));
    }

    private String days() {
        String ofMonth = named(cron.daysOfMonth(), String::valueOf);
        String ofWeek = named(weekdays(), this::weekday);
        if (ofMonth.isEmpty() && ofWeek.isEmpty()) {
            return words.text("cron.days");
        }
        if (ofMonth.isEmpty()) {
            return words.text("cron.days.week", ofWeek);
        }
        String family = ofWeek.isEmpty() ? "month" : cron.eitherDay() ? "either" : "both";
        return words.text("cron.days." + family, ofMonth, ofWeek);
    }

    private String times() {
        if (cron.times().size() <= TIMES_LISTED) {
            return words.text(
                    "cron.at", cron.times().stream().map(LocalTime::toString).collect(Collectors.joining(", ")));
        }
        String minutes = minutes();
        return cron.hours().size() == 24
                ? minutes
                : words.text("cron.hours", minutes, named(cron.hours(), hour -> "%02d".formatted(hour)));
    }

    private String minutes() {
        SortedSet<Integer> minutes = cron.minutes();
        int step = 60 / minutes.size();
        boolean regular = 60 % minutes.size() == 0
                && minutes.equals(IntStream.range(0, minutes.size())
                        .mapToObj(index -> index * step)
                        .collect(Collectors.toCollection(TreeSet::new)));
        if (!regular || step == 60) {
            return words.text("cron.minutes", named(minutes, "%02d"::formatted));
        }
        return step == 1 ? words.text("cron.everyMinute") : words.text("cron.everyMinutes", step);
    }

    private Collection<Integer> weekdays() {
        return cron.weekdays().stream().map(DayOfWeek::getValue).toList();
    }

    private String weekday(int number) {
        return DayOfWeek.of(number).getDisplayName(TextStyle.FULL, locale());
    }

    private String month(int number) {
        return Month.of(number).getDisplayName(TextStyle.FULL, locale());
    }

    private Locale locale() {
        return Messages.closest(words.place().locale());
    }

    /** Neighbours are told by the first and the last of them. */
    private String named(Collection<Integer> numbers, IntFunction<String> name) {
        List<Integer> all = List.copyOf(numbers);
        List<String> told = new ArrayList<>();
        int from = 0;
        while (from < all.size()) {
            int to = from;
            while (to + 1 < all.size() && all.get(to + 1) == all.get(to) + 1) {
                to++;
            }
            if (to - from + 1 >= RANGE) {
                told.add(words.text("cron.range", name.apply(all.get(from)), name.apply(all.get(to))));
            } else {
                all.subList(from, to + 1).forEach(number -> told.add(name.apply(number)));
            }
            from = to + 1;
        }
        return String.join(", ", told);
    }
}
