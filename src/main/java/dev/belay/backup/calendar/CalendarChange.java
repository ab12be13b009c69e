package dev.belay.backup.calendar;

import dev.belay.backup.calendar.CalendarSettings.CloseSettings;
import dev.belay.backup.calendar.CalendarSettings.ScheduleSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One change of the calendar. */
public sealed interface CalendarChange {
    /** In place of a number: the entry is a new one. */
    int NEW = -1;

    /** The number of the entry in its section, from 0; {@value #NEW} for a new one. */
    int number();

    /** What the calendar is afterwards. */
    CalendarSettings appliedTo(CalendarSettings before);

    /** A schedule; null removes it. */
    record OfSchedule(int number, @Nullable ScheduleSettings to) implements CalendarChange {
        @Override
        public CalendarSettings appliedTo(CalendarSettings before) {
            return new CalendarSettings(changed(before.schedules(), number, to), before.closes(), before.zone());
        }
    }

    /** A close; null removes it. */
    record OfClose(int number, @Nullable CloseSettings to) implements CalendarChange {
        @Override
        public CalendarSettings appliedTo(CalendarSettings before) {
            return new CalendarSettings(before.schedules(), changed(before.closes(), number, to), before.zone());
        }
    }

    private static <T> List<T> changed(List<T> before, int number, @Nullable T to) {
        List<T> after = new ArrayList<>(before);
        if (number == NEW && to != null) {
            after.add(to);
        } else if (to == null) {
            after.remove(number);
        } else {
            after.set(number, to);
        }
        return after;
    }
}
