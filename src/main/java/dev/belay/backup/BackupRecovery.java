package dev.belay.backup;

import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.audit.AuditLog;
import dev.belay.base.Actor;
import dev.belay.base.ErrorCode;
import dev.belay.operation.Failure;
import dev.belay.operation.Operation;
import dev.belay.operation.Operations;
import dev.belay.operation.Step;
import dev.belay.vault.BackupFolder;
import dev.belay.vault.BackupId;
import dev.belay.vault.StoredBackup;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Ends backups that a killed process left, and removes what they had begun to write. */
public final class BackupRecovery {
    private static final String ACT = "backup.take";

    private final BackupFolder folder;
    private final Operations operations;
    private final AuditLog audit;
    private final LeftoverDumps leftovers;

    public BackupRecovery(BackupFolder folder, Operations operations, AuditLog audit, LeftoverDumps leftovers) {
        this.folder = folder;
        this.operations = operations;
        this.audit = audit;
        this.leftovers = leftovers;
    }

    /** Ends a pg_dump that outlived the Belay that started it. */
    @FunctionalInterface
    public interface LeftoverDumps {
        /** Ends exactly the child that began at {@code began} under {@code pid}, and no other. */
        void end(long pid, Instant began);
    }

    /** Ends {@code operation}, whose database the caller holds; returns its phase. */
    public String recover(Operation operation) {
        endDump(operation);
        Optional<BackupId> id = operation.fact(BackupFacts.BACKUP).flatMap(BackupId::parse);
        switch (BackupPhase.valueOf(operation.phase())) {
            case DUMPING, VERIFYING -> settle(operation, id.orElse(null));
            case FETCHING, PREPARING, LOADING, CHECKING ->
                throw new IllegalArgumentException("nothing of this kind is a backup");
            case DONE -> tell(operation, Outcome.DONE, id.map(BackupId::value).orElse(""));
            case CANCELLED -> tell(operation, Outcome.CANCELLED, "");
            case FAILED -> tell(operation, Outcome.FAILED, Failure.of(operation).sentence());
        }
        operations.journal().end(operation.id(), operations.clock().instant());
        return operations.find(operation.id()).phase();
    }

    /** A file that was read back and found whole lacked nothing but the word; any other goes. */
    private void settle(Operation operation, @Nullable BackupId id) {
        if (id != null && folder.find(id).filter(BackupCatalogue::good).isPresent()) {
            advance(operation, BackupPhase.DONE, "", Map.of());
            tell(operation, Outcome.DONE, id.value());
            return;
        }
        Failure why = new Failure(
                ErrorCode.BACKUP_FAILED,
                "Belay was stopped while it stood at " + operation.phase(),
                "nothing was left behind; take a new backup");
        advance(operation, BackupPhase.FAILED, why.sentence(), why.facts());
        if (id != null) {
            deleteUnproven(id);
        }
        tell(operation, Outcome.FAILED, why.sentence());
    }

    /** The audit log has the end already when only the journal's last word was missing. */
    private void tell(Operation operation, Outcome outcome, String detail) {
        String database = operation.database();
        if (audit.last(ACT, database).filter(Outcome.INTENT::equals).isPresent()) {
            audit.record(Actor.belay(), ACT, database, outcome, detail);
        }
    }

    private void advance(Operation operation, BackupPhase phase, String detail, Map<String, String> facts) {
        Instant now = operations.clock().instant();
        Step step = new Step(operation.id(), phase.name(), now, Actor.belay(), detail);
        operations.journal().advance(operation.id(), operation.phase(), step, facts);
    }

    /** Ends a verification that nobody runs any more; the backup stays what it was. Returns its phase. */
    public String recoverReading(Operation operation) {
        if (BackupPhase.valueOf(operation.phase()).cancellable()) {
            Failure why = new Failure(
                    ErrorCode.BACKUP_FAILED, "Belay was stopped while it read the backup", "verify it again");
            advance(operation, BackupPhase.FAILED, why.sentence(), why.facts());
            boolean fetching = operation.phase().equals(BackupPhase.FETCHING.name());
            audit.record(
                    Actor.belay(),
                    fetching ? Mending.ACT : Verifier.ACT,
                    operation.fact(BackupFacts.BACKUP).orElse(operation.database()),
                    Outcome.FAILED,
                    why.sentence());
        }
        operations.journal().end(operation.id(), operations.clock().instant());
        return operations.find(operation.id()).phase();
    }

    /** Ends the pg_dump of an interrupted backup, or of the safety backup of an interrupted restore. */
    public void endDump(Operation operation) {
        operation
                .fact(BackupFacts.PID)
                .ifPresent(pid -> operation
                        .fact(BackupFacts.PID_BEGAN)
                        .ifPresent(began -> leftovers.end(Long.parseLong(pid), Instant.parse(began))));
    }

    /** Removes half-written files that no running operation owns; one sentence for each. */
    public List<String> sweep() {
        return folder.sweepPartials(id -> running().contains(id.value())).stream()
                .map(path -> "removed the half-written file " + path.getFileName())
                .toList();
    }

    private Set<String> running() {
        return operations.journal().running().stream()
                .flatMap(operation -> operation.fact(BackupFacts.BACKUP).stream())
                .collect(Collectors.toSet());
    }

    private void deleteUnproven(BackupId id) {
        folder.find(id).ifPresent(stored -> {
            switch (stored) {
                case StoredBackup.Known known -> {
                    if (!known.manifest().good()) {
                        folder.delete(id);
                    }
                }
                case StoredBackup.Unknown _ -> folder.delete(id);
                case StoredBackup.Foreign _ -> {}
            }
        });
    }
}
