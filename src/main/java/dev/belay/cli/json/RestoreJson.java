package dev.belay.cli.json;

import dev.belay.restore.RestoreResult;
import dev.belay.restore.RestoreView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A restore or an undo that is done.
 *
 * @param id by which it is undone
 * @param oldDatabase name under which the database from before is kept
 */
public record RestoreJson(
        String id,
        String state,
        String database,
        String backup,
        @Nullable String safetyBackup,
        String oldDatabase,
        @Nullable Instant undoUntil,
        long rows,
        int sessionsEnded) {
    public static RestoreJson of(RestoreView view, RestoreResult.Done done) {
        return new RestoreJson(
                view.operation().id().value(),
                "done",
                view.operation().database(),
                view.preview().backup(),
                view.safetyBackup(),
                done.oldDatabase(),
                view.undoUntil(),
                done.rows(),
                done.sessionsEnded());
    }
}
