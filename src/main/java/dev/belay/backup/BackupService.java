package dev.belay.backup;

import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.audit.AuditLog;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.Failure;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import dev.belay.operation.OperationKind;
import dev.belay.operation.Operations;
import dev.belay.operation.RunningOperation;
import dev.belay.vault.BackupFolder;
import dev.belay.vault.BackupId;
import dev.belay.vault.Manifest;
import dev.belay.vault.StoredBackup;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes backups: one at a time per database, journalled, audited, cancellable from every process. */
public final class BackupService {
    private static final Logger LOG = LoggerFactory.getLogger(BackupService.class);
    private static final String ACT = "backup.take";

    private final Databases databases;
    private final BackupFolder folder;
    private final BackupTaker taker;
    private final Operations operations;
    private final AuditLog audit;

    public BackupService(
            Databases databases, BackupFolder folder, BackupTaker taker, Operations operations, AuditLog audit) {
        this.databases = databases;
        this.folder = folder;
        this.taker = taker;
        this.operations = operations;
        this.audit = audit;
    }

    /**
     * Begins a backup in the background.
     *
     * @throws BelayException {@link ErrorCode#BUSY} when another operation holds the database
     */
    public OperationId start(BackupRequest request, Actor actor) {
        RunningOperation running = begin(request, actor);
        running.inBackground(() -> run(request, actor, running));
        return running.id();
    }

    /** Takes a backup in the calling thread; {@code begun} is told its operation. */
    public BackupResult take(BackupRequest request, Actor actor, Consumer<OperationId> begun) {
        RunningOperation running = begin(request, actor);
        begun.accept(running.id());
        return run(request, actor, running);
    }

    /** Waits for a backup that this or another process runs; empty when it still runs after {@code limit}. */
    public Optional<BackupResult> await(OperationId id, Duration limit) {
        return operations.await(id, limit).map(this::result);
    }

    /** How an operation that has ended did end. */
    public BackupResult result(Operation operation) {
        return switch (BackupPhase.valueOf(operation.phase())) {
            case DONE -> good(operation);
            case CANCELLED ->
                new BackupResult.Cancelled(
                        operation.fact(Operations.CANCELLED_BY).orElse("belay"));
            case FAILED -> failed(Failure.of(operation));
            case DUMPING, VERIFYING, FETCHING, PREPARING, LOADING, CHECKING ->
                throw new IllegalStateException(operation.id() + " still runs");
        };
    }

    /** Cancels a backup wherever it runs; false when it was over. */
    public boolean cancel(OperationId id, Actor actor) {
        audit.intent(actor, "backup.cancel", id.value(), "");
        boolean won =
                operations.cancel(id, actor, phase -> BackupPhase.valueOf(phase).cancellable());
        audit.record(
                actor,
                "backup.cancel",
                id.value(),
                won ? Outcome.DONE : Outcome.REFUSED,
                won ? "" : "the backup was over already");
        return won;
    }

    private RunningOperation begin(BackupRequest request, Actor actor) {
        databases.find(request.database());
        AutoCloseable lock = operations.lock(request.database(), OperationKind.BACKUP, actor, () -> () -> {});
        return Operations.orFree(lock, () -> {
            audit.intent(actor, ACT, request.database(), request.reason().word());
            Map<String, String> facts = new HashMap<>();
            facts.put(BackupFacts.REASON, request.reason().word());
            Optional.ofNullable(request.label()).ifPresent(label -> facts.put(BackupFacts.LABEL, label));
            return operations.run(
                    operations.open(OperationKind.BACKUP, request.database(), BackupPhase.DUMPING.name(), actor, facts),
                    lock);
        });
    }

    private BackupResult run(BackupRequest request, Actor actor, RunningOperation running) {
        try (running) {
            BackupResult result = attempt(request, actor, running);
            audit.record(actor, ACT, request.database(), outcome(result), detail(result));
            return result;
        }
    }

    private BackupResult attempt(BackupRequest request, Actor actor, RunningOperation running) {
        // the server's lock is part of the story: a server that cannot be reached is a failed backup, not a silent one
        try (Databases.ServerLock _ = databases.lock(request.database())) {
            Manifest manifest = taker.take(
                    new BackupTaker.Order(request, actor.name(), audit.head()),
                    running,
                    () -> running.advance(BackupPhase.VERIFYING.name(), "", Map.of()));
            finish(running, manifest);
            return new BackupResult.Good(manifest);
        } catch (BelayException e) {
            return failed(running, e);
        } catch (RuntimeException | Error e) {
            LOG.error("backup {} met a bug", running.id(), e);
            return failed(
                    running,
                    new BelayException(
                            ErrorCode.INTERNAL, "the backup met an error inside Belay", "the log tells more", e));
        }
    }

    /** A cancel that came in the very last moment still wins, and then nothing may be left. */
    private void finish(RunningOperation running, Manifest manifest) {
        try {
            running.advance(BackupPhase.DONE.name(), "", Map.of());
        } catch (BelayException cancelled) {
            folder.delete(manifest.id());
            throw cancelled;
        }
    }

    private BackupResult failed(RunningOperation running, BelayException why) {
        if (running.cancel().raised()) {
            return new BackupResult.Cancelled(
                    running.look().fact(Operations.CANCELLED_BY).orElse("belay"));
        }
        Failure failure = Failure.of(why);
        try {
            running.advance(BackupPhase.FAILED.name(), failure.sentence(), failure.facts());
        } catch (BelayException cancelledMeanwhile) {
            why.addSuppressed(cancelledMeanwhile);
        }
        return failed(failure);
    }

    private static BackupResult failed(Failure failure) {
        return new BackupResult.Failed(failure.code(), failure.sentence(), failure.hint());
    }

    private BackupResult good(Operation operation) {
        return operation
                .fact(BackupFacts.BACKUP)
                .flatMap(BackupId::parse)
                .flatMap(folder::find)
                .filter(StoredBackup.Known.class::isInstance)
                .map(stored -> (BackupResult) new BackupResult.Good(((StoredBackup.Known) stored).manifest()))
                .orElseGet(() -> new BackupResult.Failed(
                        ErrorCode.BACKUP_FAILED, "the backup was good, but its file is gone", "take a new backup"));
    }

    private static Outcome outcome(BackupResult result) {
        return switch (result) {
            case BackupResult.Good _ -> Outcome.DONE;
            case BackupResult.Failed _ -> Outcome.FAILED;
            case BackupResult.Cancelled _ -> Outcome.CANCELLED;
        };
    }

    private static String detail(BackupResult result) {
        return switch (result) {
            case BackupResult.Good(Manifest manifest) -> manifest.id().value();
            case BackupResult.Failed failed -> failed.sentence();
            case BackupResult.Cancelled(String by) -> "cancelled by " + by;
        };
    }
}
