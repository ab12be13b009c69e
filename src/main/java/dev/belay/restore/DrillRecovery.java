package dev.belay.restore;

import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.audit.AuditLog;
import dev.belay.backup.BackupFacts;
import dev.belay.backup.BackupPhase;
import dev.belay.base.Actor;
import dev.belay.base.ErrorCode;
import dev.belay.operation.Failure;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import dev.belay.operation.Operations;
import dev.belay.operation.Step;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Ends drills that a killed process left, with their servers and folders. */
public final class DrillRecovery {
    private final DrillGrounds grounds;
    private final Operations operations;
    private final AuditLog audit;

    public DrillRecovery(DrillGrounds grounds, Operations operations, AuditLog audit) {
        this.grounds = grounds;
        this.operations = operations;
        this.audit = audit;
    }

    /** Ends {@code operation}, whose runner is gone; returns its phase. */
    String recover(Operation operation) {
        grounds.clear(operation);
        if (BackupPhase.valueOf(operation.phase()).cancellable()) {
            Failure why = new Failure(
                    ErrorCode.BACKUP_FAILED,
                    "Belay was stopped during the drill",
                    "nothing was left behind; begin the drill again");
            Step step = new Step(
                    operation.id(),
                    BackupPhase.FAILED.name(),
                    operations.clock().instant(),
                    Actor.belay(),
                    why.sentence());
            operations.journal().advance(operation.id(), operation.phase(), step, why.facts());
            audit.record(
                    Actor.belay(),
                    DrillService.ACT,
                    operation.fact(BackupFacts.BACKUP).orElse(operation.database()),
                    Outcome.FAILED,
                    why.sentence());
        }
        operations.journal().end(operation.id(), operations.clock().instant());
        return operations.find(operation.id()).phase();
    }

    /** Removes the places of drills that nobody runs; one sentence for each. */
    List<String> sweep() {
        Set<OperationId> running =
                operations.journal().running().stream().map(Operation::id).collect(Collectors.toSet());
        return grounds.sweep(running::contains);
    }
}
