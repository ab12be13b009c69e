package dev.belay.restore;

import dev.belay.operation.Operation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A restore or an undo as pages and commands show it.
 *
 * @param cooldownEnds null before the cooldown
 * @param safetyBackup id of the backup taken right before; null before that
 * @param oldDatabase name under which the database from before is kept; null before the swap
 * @param undoOf the restore that this one undoes; null for a restore
 * @param undoUntil until when this one can be undone; null when it cannot
 * @param result null until it is decided; cleaning up may still go on
 */
public record RestoreView(
        Operation operation,
        Phase phase,
        Preview preview,
        @Nullable Instant cooldownEnds,
        @Nullable String safetyBackup,
        @Nullable String oldDatabase,
        @Nullable String undoOf,
        @Nullable Instant undoUntil,
        @Nullable RestoreResult result) {

    /** What people call the database. */
    public String databaseName() {
        return operation.fact(RestoreFacts.SHOWN_NAME).orElse(operation.database());
    }
}
