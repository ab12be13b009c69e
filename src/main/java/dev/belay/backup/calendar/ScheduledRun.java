package dev.belay.backup.calendar;

import dev.belay.operation.OperationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one moment of a schedule.
 *
 * @param schedule by which the state knows the schedule
 * @param moment at which it was to run
 * @param since until when all was well before
 * @param missed how many runs before it were missed, for which it makes up
 * @param at when it was claimed
 * @param operation that takes the backup; null when it was not begun
 * @param detail why it was skipped; empty otherwise
 */
public record ScheduledRun(
        String schedule,
        String database,
        Instant moment,
        Instant since,
        int missed,
        Instant at,
        Phase phase,
        @Nullable OperationId operation,
        String detail) {

    /** How far it came. */
    public enum Phase {
        /** The schedule was seen for the first time: what lies before is not its business. */
        SEEN,
        CLAIMED,
        BEGUN,
        /** Something else held the database. */
        SKIPPED
    }
}
