package dev.belay.backup.calendar;

import dev.belay.operation.OperationId;
import dev.belay.vault.BackupId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of the close of one period.
 *
 * @param due since when the calendar asks for it; null when only somebody's call did
 * @param attempt counted from 1
 * @param at when this attempt was claimed
 * @param actor who asked for this attempt
 * @param operation that takes the backup; null before it was begun
 * @param backup null before it is good
 * @param detail why the last attempt came to nothing; empty otherwise
 */
public record CloseRecord(
        String database,
        String period,
        @Nullable Instant due,
        int attempt,
        Instant at,
        String actor,
        Phase phase,
        @Nullable OperationId operation,
        @Nullable BackupId backup,
        String detail) {

    /** How far it came. */
    public enum Phase {
        CLAIMED,
        BEGUN,
        CLOSED,
        /** Something else held the database. */
        WAITING,
        FAILED
    }

    /** A first or another attempt. */
    static CloseRecord claim(Wanted wanted, int attempt, Instant at, String actor) {
        return new CloseRecord(
                wanted.database(), wanted.period(), wanted.due(), attempt, at, actor, Phase.CLAIMED, null, null, "");
    }

    /** Which period of which database, and since when the calendar asks for it. */
    record Wanted(String database, String period, @Nullable Instant due) {}
}
