package dev.belay.web.api;

import dev.belay.backup.BackupResult;
import dev.belay.backup.BackupService;
import dev.belay.backup.removal.RemovalPhase;
import dev.belay.backup.removal.RemovalService;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.Failure;
import dev.belay.operation.Journal;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import dev.belay.restore.RestoreResult;
import dev.belay.restore.RestoreService;
import dev.belay.web.api.JobJson.Ending;
import dev.belay.web.api.JobJson.ErrorJson;
import org.jspecify.annotations.Nullable;

/** Finds jobs, tells how they ended, cancels them. */
public final class Jobs {
    private final Journal journal;
    private final BackupService backups;
    private final RestoreService restores;
    private final RemovalService removals;

    public Jobs(Journal journal, BackupService backups, RestoreService restores, RemovalService removals) {
        this.journal = journal;
        this.backups = backups;
        this.restores = restores;
        this.removals = removals;
    }

    Operation find(String id) {
        return OperationId.parse(id)
                .flatMap(journal::find)
                .orElseThrow(() -> new BelayException(
                        ErrorCode.NOT_FOUND, "there is no such job", "its id is in the answer that began it"));
    }

    JobJson json(Operation operation) {
        return JobJson.of(operation, ending(operation));
    }

    /** Cancels a job of any kind; false when it was over or past the point of return. */
    boolean cancel(Operation operation, Actor actor) {
        return switch (operation.kind()) {
            case BACKUP, VERIFY, DRILL, FETCH -> backups.cancel(operation.id(), actor);
            case DELETE, PRUNE -> removals.cancel(operation.id(), actor);
            case RESTORE, UNDO -> restores.cancel(operation.id(), actor);
        };
    }

    private Ending ending(Operation operation) {
        if (operation.running()) {
            return Ending.of("running");
        }
        return switch (operation.kind()) {
            case BACKUP, VERIFY, DRILL, FETCH -> ending(backups.result(operation));
            case DELETE, PRUNE -> ofRemoval(operation);
            case RESTORE, UNDO -> ending(restores.view(operation.id()).result());
        };
    }

    private static Ending ofRemoval(Operation operation) {
        return switch (RemovalPhase.of(operation)) {
            case DONE -> Ending.of("done");
            case CANCELLED -> Ending.of("cancelled");
            case FAILED, WAITING, REMOVING -> {
                Failure why = Failure.of(operation);
                yield new Ending("failed", null, ErrorJson.of(why.code(), why.sentence(), why.hint()));
            }
        };
    }

    private static Ending ending(BackupResult result) {
        return switch (result) {
            case BackupResult.Good good ->
                new Ending("verified", good.manifest().id().value(), null);
            case BackupResult.Failed failed ->
                new Ending("failed", null, ErrorJson.of(failed.code(), failed.sentence(), failed.hint()));
            case BackupResult.Cancelled cancelled -> Ending.of("cancelled");
        };
    }

    private static Ending ending(@Nullable RestoreResult result) {
        return switch (result) {
            case null -> Ending.of("running");
            case RestoreResult.Done done -> Ending.of("done");
            case RestoreResult.Failed failed ->
                new Ending("failed", null, ErrorJson.of(failed.code(), failed.sentence(), failed.hint()));
            case RestoreResult.Cancelled cancelled -> Ending.of("cancelled");
        };
    }
}
