package dev.belay.web.page;

import dev.belay.backup.calendar.CalendarSettings.CloseSettings;
import dev.belay.schedule.PeriodCalendar;
import java.time.DayOfWeek;
import java.time.format.TextStyle;

/** Says in words which periods are closed when. */
final class CloseWords {
    private CloseWords() {}

    static String plan(Words words, CloseSettings close) {
        String what =
                switch (close.calendar()) {
                    case PeriodCalendar.Regular(var kind, var ends) ->
                        words.text("schedule.close." + kind.word(), weekday(words, ends));
                    case PeriodCalendar.Named(var ends) -> words.text("schedule.close.custom", ends.size());
                };
        return words.text("schedule.close.plan", what, close.at().toString());
    }

    static String weekday(Words words, DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Messages.closest(words.place().locale()));
    }

    /** A term such as {@code 7y}. */
    static String term(Words words, String term) {
        int unit = term.length() - 1;
        return words.text("schedule.term." + term.substring(unit), Integer.parseInt(term.substring(0, unit)));
    }
}
