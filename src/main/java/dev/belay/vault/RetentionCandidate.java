package dev.belay.vault;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A backup of this console, as retention sees it.
 *
 * @param taken the moment that it holds
 * @param counts whether it is good and not suspicious, and so fills slots
 * @param keepUntil before which it must not go; null when nobody said
 * @param undo whether the undo of a restore may need it
 * @param busy whether an operation that runs names it
 * @param offsite whether a copy elsewhere is confirmed
 */
public record RetentionCandidate(
        BackupId id,
        Instant taken,
        Reason reason,
        long storedBytes,
        boolean counts,
        boolean pinned,
        @Nullable Instant keepUntil,
        boolean undo,
        boolean busy,
        boolean offsite) {

    /** One that nothing holds but the rules. */
    public static RetentionCandidate of(BackupId id, Instant taken, Reason reason, long storedBytes, boolean counts) {
        return new RetentionCandidate(id, taken, reason, storedBytes, counts, false, null, false, false, false);
    }
}
