package dev.belay.restore;

import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.audit.AuditLog;
import dev.belay.backup.BackupRecovery;
import dev.belay.backup.removal.RemovalRecovery;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.Failure;
import dev.belay.operation.Operation;
import dev.belay.operation.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Finishes or reverts what a killed process left, and says what it did. Idempotent: what cannot be settled now, for
 * want of a server, is tried again the next time.
 */
public final class Recovery {
    private final Operations operations;
    private final OfBackups of;
    private final RestoreExecution execution;
    private final RestoreGuard guard;
    private final AuditLog audit;

    public Recovery(
            Operations operations, OfBackups of, RestoreExecution execution, RestoreGuard guard, AuditLog audit) {
        this.operations = operations;
        this.of = of;
        this.execution = execution;
        this.guard = guard;
        this.audit = audit;
    }

    /**
     * What settles the operations that make, read, try, remove and fetch backups.
     *
     * @param fetches ends an operation whose runner is gone, and returns its phase
     */
    public record OfBackups(
            BackupRecovery backups,
            DrillRecovery drills,
            RemovalRecovery removals,
            Function<Operation, String> fetches) {}

    /** Settles everything that nobody runs any more; one sentence for each. */
    public List<String> run() {
        List<String> told = new ArrayList<>();
        operations.orphans(operation -> settle(operation, told));
        told.addAll(of.backups().sweep());
        told.addAll(of.drills().sweep());
        return told;
    }

    private void settle(Operation operation, List<String> told) {
        if (!operation.running() || waiting(operation)) {
            return;
        }
        String what = "the " + operation.kind().word() + " " + operation.id() + " of " + operation.database();
        try {
            String end =
                    switch (operation.kind()) {
                        case BACKUP -> of.backups().recover(operation);
                        case VERIFY -> of.backups().recoverReading(operation);
                        case DRILL -> of.drills().recover(operation);
                        case FETCH -> of.fetches().apply(operation);
                        case DELETE, PRUNE -> of.removals().recover(operation);
                        case RESTORE, UNDO -> recoverRestore(operation);
                    };
            told.add(what + " was interrupted and is now " + end.toLowerCase(Locale.ROOT));
        } catch (BelayException e) {
            audit.record(Actor.belay(), "recover", operation.database(), Outcome.FAILED, e.sentence());
            told.add(what + " was interrupted and cannot be settled yet: " + e.sentence());
        }
    }

    private String recoverRestore(Operation operation) {
        of.backups().endDump(operation);
        return execution.recover(operation, interrupted(operation)).name();
    }

    /** A preview that waits for its password is nothing that was interrupted, until it is too old. */
    private boolean waiting(Operation operation) {
        return operation.phase().equals(Phase.PREVIEWED.name()) && !guard.expired(operation.began());
    }

    private static Failure interrupted(Operation operation) {
        return operation.phase().equals(Phase.PREVIEWED.name())
                ? new Failure(ErrorCode.CANCELLED, "nobody confirmed it", "preview it again")
                : new Failure(
                        ErrorCode.RESTORE_FAILED,
                        "Belay was stopped while it stood at " + operation.phase(),
                        "live data is untouched; begin again");
    }
}
