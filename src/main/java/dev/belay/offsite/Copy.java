package dev.belay.offsite;

import dev.belay.vault.BackupId;
import org.jspecify.annotations.Nullable;

/**
 * One copy of one backup in one store.
 *
 * @param database under which Belay guards it
 * @param placed what was sent and where it lies; null before it arrived
 * @param encrypted whether it lies there encrypted
 * @param attempts since it last stood well
 */
public record Copy(
        BackupId backup,
        String database,
        String store,
        CopyState state,
        @Nullable Placed placed,
        boolean encrypted,
        int attempts) {

    /** Whether it can be relied on, as far as is known. */
    public boolean proven() {
        return state instanceof CopyState.Proven;
    }

    /** The same, standing otherwise. */
    public Copy with(CopyState other) {
        return new Copy(backup, database, store, other, placed, encrypted, attempts);
    }
}
