package dev.belay.backup.removal;

import dev.belay.operation.Operation;
import dev.belay.operation.OperationKind;

/** Where the removal of backups stands. */
public enum RemovalPhase {
    /** A deletion by hand can be taken back. */
    WAITING,
    REMOVING,
    DONE,
    CANCELLED,
    FAILED;

    /** The phase in which {@code operation} stands. */
    public static RemovalPhase of(Operation operation) {
        return valueOf(operation.phase());
    }

    /** A deletion can be taken back while it waits; retention can be stopped between two backups. */
    public boolean cancellable(OperationKind kind) {
        return this == WAITING || (this == REMOVING && kind == OperationKind.PRUNE);
    }

    /** Whether nothing more will happen by itself. */
    public boolean over() {
        return compareTo(DONE) >= 0;
    }
}
