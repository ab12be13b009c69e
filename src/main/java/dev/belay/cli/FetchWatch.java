package dev.belay.cli;

import dev.belay.backup.BackupPhase;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.offsite.Found;
import dev.belay.offsite.recovery.FetchResult;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import java.time.Duration;

/** Follows a backup on its way back, and says how it ended. */
final class FetchWatch {
    private final Shell shell;
    private final Services services;

    FetchWatch(Shell shell) {
        this.shell = shell;
        this.services = shell.services();
    }

    /** Returns the exit code. */
    int follow(Found found, OperationId id) {
        FetchResult result = new OperationWatch(shell)
                .follow(
                        id,
                        (Duration limit) -> services.fetching().await(id, limit),
                        services.fetching()::cancel,
                        line -> services.journal().find(id).ifPresent(operation -> show(operation, line)));
        return switch (result) {
            case FetchResult.Fetched(boolean ours) -> {
                shell.output()
                        .say("fetched " + found.id() + " from " + found.store()
                                + (ours
                                        ? ""
                                        : "; another console signed it, and so it is restored as a foreign file is"));
                yield ExitCodes.DONE;
            }
            case FetchResult.Drilled _ -> {
                shell.output().say("proven " + found.id() + "  the copy in " + found.store() + " can be restored");
                yield ExitCodes.DONE;
            }
            case FetchResult.Failed failed ->
                end(id, new BelayException(failed.code(), failed.sentence(), failed.hint()));
            case FetchResult.Cancelled(String by) ->
                end(
                        id,
                        new BelayException(
                                ErrorCode.CANCELLED,
                                "the fetching was ended by " + by,
                                "what had arrived is kept for a week: the same command goes on there"));
        };
    }

    private int end(OperationId id, BelayException failure) {
        shell.output().failure(id.value(), failure);
        return ExitCodes.of(failure.code());
    }

    private static void show(Operation operation, LiveLine line) {
        switch (BackupPhase.valueOf(operation.phase())) {
            case FETCHING -> line.show(operation, "fetching");
            case VERIFYING -> line.show(operation, "comparing");
            case PREPARING -> line.show(operation, "restoring it in a scratch server");
            case DUMPING, LOADING, CHECKING, DONE, CANCELLED, FAILED -> {}
        }
    }
}
