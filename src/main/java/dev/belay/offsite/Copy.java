package dev.belay.offsite;

import dev.belay.vault.BackupId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One copy of one backup in one store.
 *
 * @param database under which Belay guards it
 * @param wanted since when it should be there
 * @param placed what was sent and where it lies; null before it arrived
 * @param encrypted whether it lies there encrypted
 * @param attempts that failed since it last stood well
 */
public record Copy(
        BackupId backup,
        String database,
        String store,
        Instant wanted,
        CopyState state,
        @Nullable Placed placed,
        boolean encrypted,
        int attempts) {

    /** One that was not begun. */
    public static Copy waiting(BackupId backup, String database, String store, Instant now) {
        return new Copy(backup, database, store, now, new CopyState.Waiting(now), null, false, 0);
    }

    /** Whether it can be relied on, as far as is known. */
    public boolean proven() {
        return state instanceof CopyState.Proven;
    }

    /** Whether it should still arrive. */
    public boolean open() {
        return switch (state) {
            case CopyState.Waiting _, CopyState.Uploading _, CopyState.Failed _ -> true;
            case CopyState.Proven _, CopyState.Missing _, CopyState.Damaged _, CopyState.Removed _ -> false;
        };
    }

    /** The same, standing otherwise. */
    public Copy with(CopyState other) {
        return new Copy(backup, database, store, wanted, other, placed, encrypted, attempts);
    }

    /** The same, lying there; null when it does not. */
    public Copy with(@Nullable Placed there) {
        return new Copy(backup, database, store, wanted, state, there, encrypted, attempts);
    }

    /** The same, after so many attempts that failed. */
    public Copy after(int failed) {
        return new Copy(backup, database, store, wanted, state, placed, encrypted, failed);
    }

    /** The same, encrypted or not. */
    public Copy sealed(boolean seals) {
        return new Copy(backup, database, store, wanted, state, placed, seals, attempts);
    }

    /** The same as if it were asked for anew: nothing of it lies there, and nothing failed. */
    public Copy anew(Instant now) {
        return waiting(backup, database, store, now).sealed(encrypted);
    }
}
