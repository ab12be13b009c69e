package dev.belay.backup.removal;

import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.audit.AuditLog;
import dev.belay.backup.BackupFacts;
import dev.belay.base.Actor;
import dev.belay.base.ErrorCode;
import dev.belay.operation.Failure;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationKind;
import dev.belay.operation.Operations;
import dev.belay.operation.Step;
import dev.belay.vault.BackupFolder;
import dev.belay.vault.BackupId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ends removals that a killed process left. A deletion that still waited is taken back. A file that had lost its
 * manifest goes too; a backup that is whole stays.
 */
public final class RemovalRecovery {
    private static final Failure INTERRUPTED = new Failure(
            ErrorCode.INTERNAL, "Belay was stopped while it removed backups", "what is still there is whole");

    private final BackupFolder folder;
    private final Operations operations;
    private final AuditLog audit;

    public RemovalRecovery(BackupFolder folder, Operations operations, AuditLog audit) {
        this.folder = folder;
        this.operations = operations;
        this.audit = audit;
    }

    /** Ends {@code operation}, whose runner is gone; returns its phase. */
    public String recover(Operation operation) {
        Trace trace = trace(operation);
        switch (RemovalPhase.of(operation)) {
            case WAITING -> takeBack(operation);
            case REMOVING -> end(operation, trace);
            case FAILED -> endAgain(operation, trace);
            case DONE, CANCELLED -> {}
        }
        tell(operations.find(operation.id()), trace);
        operations.journal().end(operation.id(), operations.clock().instant());
        return operations.find(operation.id()).phase();
    }

    /** What there is of the backup that was removed last, after what had been begun on it was finished. */
    private Trace trace(Operation operation) {
        @Nullable BackupId id =
                operation.fact(RemovalFacts.REMOVING).flatMap(BackupId::parse).orElse(null);
        return new Trace(id, id != null && folder.finishDelete(id));
    }

    /** Nobody can be sure any more that nobody wanted it back. */
    private void takeBack(Operation operation) {
        advance(
                operation,
                RemovalPhase.CANCELLED,
                "Belay was stopped while it waited",
                Map.of(Operations.CANCELLED_BY, Actor.belay().name()));
    }

    private void end(Operation operation, Trace trace) {
        if (operation.kind() == OperationKind.DELETE && trace.gone()) {
            advance(operation, RemovalPhase.DONE, "", trace.counted(operation));
            return;
        }
        Map<String, String> facts = new HashMap<>(trace.counted(operation));
        facts.putAll(INTERRUPTED.facts());
        advance(operation, RemovalPhase.FAILED, INTERRUPTED.sentence(), facts);
    }

    /** What had failed is done, once its file could go after all. */
    private void endAgain(Operation operation, Trace trace) {
        if (operation.kind() == OperationKind.DELETE && trace.gone()) {
            advance(operation, RemovalPhase.DONE, "", trace.counted(operation));
        } else {
            operations.journal().note(operation.id(), trace.counted(operation));
        }
    }

    private void tell(Operation ended, Trace trace) {
        if (ended.kind() == OperationKind.DELETE) {
            String id = ended.fact(BackupFacts.BACKUP).orElse(ended.database());
            tell(Deletion.ACT, id, Deletion.outcome(ended), Deletion.detail(ended));
        } else if (trace.id() != null) {
            Outcome outcome = trace.gone() ? Outcome.DONE : Outcome.FAILED;
            tell(Pruning.ACT, trace.id().value(), outcome, trace.gone() ? "" : INTERRUPTED.sentence());
        }
    }

    /** The audit log has the end already, unless only its last word was missing, or it is another one now. */
    private void tell(String act, String id, Outcome outcome, String detail) {
        Optional<Outcome> told = audit.last(act, id);
        boolean better = outcome == Outcome.DONE && told.equals(Optional.of(Outcome.FAILED));
        if (better || told.equals(Optional.of(Outcome.INTENT))) {
            audit.record(Actor.belay(), act, id, outcome, detail);
        }
    }

    private void advance(Operation operation, RemovalPhase to, String detail, Map<String, String> facts) {
        Step step = new Step(operation.id(), to.name(), operations.clock().instant(), Actor.belay(), detail);
        operations.journal().advance(operation.id(), operation.phase(), step, facts);
    }

    /**
     * The backup at which a removal stood.
     *
     * @param id null before the first
     * @param gone whether nothing of it is left now
     */
    private record Trace(@Nullable BackupId id, boolean gone) {
        /** How many are gone, with this one. */
        Map<String, String> counted(Operation operation) {
            return gone
                    ? Map.of(
                            RemovalFacts.REMOVED, add(operation, RemovalFacts.REMOVED, 1),
                            RemovalFacts.BYTES,
                                    add(operation, RemovalFacts.BYTES, number(operation, RemovalFacts.SIZE)))
                    : Map.of();
        }

        private static String add(Operation operation, String fact, long more) {
            return Long.toString(number(operation, fact) + more);
        }

        private static long number(Operation operation, String fact) {
            return Long.parseLong(operation.fact(fact).orElse("0"));
        }
    }
}
