package dev.belay;

import dev.belay.backup.BackupPhase;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.offsite.recovery.CopyDrill;
import dev.belay.operation.CancelSignal;
import dev.belay.operation.CancelSignal.Registration;
import dev.belay.operation.OperationId;
import dev.belay.operation.Operations;
import dev.belay.restore.DrillResult;
import dev.belay.restore.DrillService;
import dev.belay.restore.DrillTarget;
import dev.belay.vault.Manifest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Tries what came back from a store as every other backup is tried. */
record CopyDrills(DrillService drills, Operations operations) implements CopyDrill {
    private static final Duration LOOK = Duration.ofSeconds(5);

    @Override
    public void prove(Manifest manifest, Path file, String store, Actor actor, CancelSignal cancel) {
        OperationId id = drills.start(DrillTarget.fetched(manifest, file, store), actor);
        try (Registration _ = cancel.onCancel(() -> end(id, actor))) {
            Optional<DrillResult> result = drills.await(id, LOOK);
            while (result.isEmpty()) {
                result = drills.await(id, LOOK);
            }
            switch (result.get()) {
                case DrillResult.Good _ -> {}
                case DrillResult.Failed failed ->
                    throw new BelayException(failed.code(), failed.sentence(), failed.hint());
                case DrillResult.Cancelled(String by) ->
                    throw new BelayException(
                            ErrorCode.CANCELLED, "the drill was cancelled by " + by, "nothing was left of it");
            }
        }
    }

    private void end(OperationId id, Actor actor) {
        operations.cancel(id, actor, phase -> BackupPhase.valueOf(phase).cancellable());
    }
}
