package dev.belay.backup;

import dev.belay.base.Actor;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import java.time.Duration;
import java.util.Optional;

/** Takes backups. */
public interface BackupService {

    /**
     * Begins a backup in the background.
     *
     * @throws dev.belay.base.BelayException {@link dev.belay.base.ErrorCode#BUSY} when another operation holds the
     *     database
     */
    OperationId start(BackupRequest request, Actor actor);

    /** Takes a backup in the calling thread. */
    BackupResult take(BackupRequest request, Actor actor);

    /** Waits for a backup that this or another process runs; empty when it still runs after {@code limit}. */
    Optional<BackupResult> await(OperationId id, Duration limit);

    /** How an operation that has ended did end. */
    BackupResult result(Operation operation);

    /** Cancels a backup wherever it runs; false when it was over. */
    boolean cancel(OperationId id, Actor actor);
}
