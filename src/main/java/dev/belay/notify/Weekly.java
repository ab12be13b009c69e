package dev.belay.notify;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;

/**
 * When the test message of a week is due: on its Monday at nine, or as soon after as somebody looks.
 *
 * @param zone in which the week begins
 */
public record Weekly(ZoneId zone) {
    private static final LocalTime NINE = LocalTime.of(9, 0);

    /** The week whose message is due, such as {@code 2026-w07}; empty before it is. */
    Optional<String> due(Instant now) {
        ZonedDateTime here = now.atZone(zone);
        ZonedDateTime monday =
                here.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).with(NINE);
        return here.isBefore(monday)
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%d-w%02d",
                        here.get(IsoFields.WEEK_BASED_YEAR),
                        here.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)));
    }
}
