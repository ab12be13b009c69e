package dev.belay.offsite.recovery;

import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.audit.AuditLog;
import dev.belay.backup.BackupFacts;
import dev.belay.backup.BackupPhase;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.Failure;
import dev.belay.operation.Operation;
import dev.belay.operation.Operations;
import dev.belay.operation.Step;
import dev.belay.vault.BackupFolder;
import dev.belay.vault.BackupId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Ends fetches that a killed process left. What had arrived stays, and the next attempt goes on there. */
public final class FetchRecovery {
    static final String FETCH = "offsite.fetch";
    static final String DRILL = "offsite.drill";

    private final FetchFolder waiting;
    private final BackupFolder folder;
    private final Operations operations;
    private final AuditLog audit;

    /** @param waiting as in {@link Fetching.Tools} */
    public FetchRecovery(Path waiting, BackupFolder folder, Operations operations, AuditLog audit) {
        this.waiting = new FetchFolder(waiting);
        this.folder = folder;
        this.operations = operations;
        this.audit = audit;
    }

    /** Ends {@code operation}, whose runner is gone; returns its phase. */
    public String recover(Operation operation) {
        clear(operation);
        if (BackupPhase.valueOf(operation.phase()).cancellable()) {
            Failure why = new Failure(
                    ErrorCode.OFFSITE_FAILED,
                    "Belay was stopped while it fetched the backup",
                    "begin again: it goes on where it was");
            Step step = new Step(
                    operation.id(),
                    BackupPhase.FAILED.name(),
                    operations.clock().instant(),
                    Actor.belay(),
                    why.sentence());
            operations.journal().advance(operation.id(), operation.phase(), step, why.facts());
            audit.record(
                    Actor.belay(),
                    operation.fact(FetchFacts.DRILL).isPresent() ? DRILL : FETCH,
                    operation.fact(BackupFacts.BACKUP).orElse(operation.database()),
                    Outcome.FAILED,
                    why.sentence());
        }
        operations.journal().end(operation.id(), operations.clock().instant());
        return operations.find(operation.id()).phase();
    }

    /** A file that appeared without its manifest is not left as one that nobody knows. */
    private void clear(Operation operation) {
        if (operation.fact(FetchFacts.APPEARS).isPresent()) {
            operation.fact(BackupFacts.BACKUP).flatMap(BackupId::parse).ifPresent(folder::finishDelete);
        }
        try {
            Files.deleteIfExists(waiting.tried(operation.id()));
        } catch (IOException e) {
            throw new BelayException(
                    ErrorCode.OFFSITE_FAILED,
                    "a file that was tried cannot be deleted: " + e.getMessage(),
                    "delete " + waiting.tried(operation.id()),
                    e);
        }
    }
}
