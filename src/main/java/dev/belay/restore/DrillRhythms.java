package dev.belay.restore;

import dev.belay.backup.calendar.CalendarSettings;
import dev.belay.backup.calendar.CalendarSettings.ScheduleSettings;
import dev.belay.restore.DrillSettings.Rhythm;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How often drills are done, for each guarded database.
 *
 * @param calendar what is in force; its schedules may say how often
 * @param usual for a database whose schedules say nothing
 */
public record DrillRhythms(Supplier<CalendarSettings> calendar, Rhythm usual) implements Function<String, Rhythm> {

    /** The most frequent of what the schedules of {@code database} say; what is usual when they say nothing. */
    @Override
    public Rhythm apply(String database) {
        return calendar.get().schedulesOf(database).stream()
                .map(ScheduleSettings::drill)
                .filter(drill -> !drill.isEmpty())
                .map(drill -> Rhythm.valueOf(drill.toUpperCase(Locale.ROOT)))
                .min(Comparator.naturalOrder())
                .orElse(usual);
    }
}
