package dev.belay.vault;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A backup of this console, as retention sees it.
 *
 * @param taken the moment that it holds
 * @param counts whether it is good and not suspicious, and so fills slots
 * @param keepUntil before which it must not go; null when nobody said
 * @param needed by what, as a sentence, such as an undo or an operation that runs; null when by nothing
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
        @Nullable String needed,
        boolean offsite) {

    /** One that nothing holds but the rules. */
    public static RetentionCandidate of(BackupId id, Instant taken, Reason reason, long storedBytes, boolean counts) {
        return new RetentionCandidate(id, taken, reason, storedBytes, counts, false, null, null, false);
    }
}
