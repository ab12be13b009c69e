package dev.belay.backup;

import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.Failure;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import dev.belay.operation.OperationKind;
import dev.belay.operation.Operations;
import dev.belay.operation.RunningOperation;
import dev.belay.vault.Manifest;
import dev.belay.vault.StoredBackup;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies backups in the background: journalled, watched and cancellable as their taking is. A damaged file is fetched
 * again from off-site where a good copy is.
 */
public final class VerificationService {
    private static final Logger LOG = LoggerFactory.getLogger(VerificationService.class);
    private static final int LOOK_BACK = 100;

    private final Verifier verifier;
    private final Mending mending;
    private final Operations operations;
    private final StallWatch.Limits limits;

    /** @param limits of one verification, the fetching of a copy included */
    public VerificationService(Verifier verifier, Mending mending, Operations operations, StallWatch.Limits limits) {
        this.verifier = verifier;
        this.mending = mending;
        this.operations = operations;
        this.limits = limits;
    }

    /**
     * Begins to read {@code backup} to its end.
     *
     * @throws BelayException {@link ErrorCode#BUSY} when a backup of the same database is being read
     */
    public OperationId start(StoredBackup backup, Actor actor) {
        String database = BackupCatalogue.manifest(backup)
                .map(Manifest::database)
                .orElseGet(() -> backup.id().folder());
        AutoCloseable lock = operations.lock(database, OperationKind.VERIFY, actor, () -> () -> {});
        RunningOperation running = Operations.orFree(lock, () -> {
            Map<String, String> facts = Map.of(BackupFacts.BACKUP, backup.id().value());
            Operation opened =
                    operations.open(OperationKind.VERIFY, database, BackupPhase.VERIFYING.name(), actor, facts);
            return operations.run(opened, lock);
        });
        running.inBackground(() -> run(backup, actor, running));
        return running.id();
    }

    /** The last verification of {@code backup} that was begun here; empty when there was none lately. */
    public Optional<Operation> last(StoredBackup backup) {
        return operations.journal().recent(Set.of(OperationKind.VERIFY), LOOK_BACK).stream()
                .filter(operation -> operation
                        .fact(BackupFacts.BACKUP)
                        .filter(backup.id().value()::equals)
                        .isPresent())
                .findFirst();
    }

    private void run(StoredBackup backup, Actor actor, RunningOperation running) {
        try (running) {
            attempt(backup, actor, running);
        }
    }

    private void attempt(StoredBackup backup, Actor actor, RunningOperation running) {
        try {
            new VerificationRun(verifier, mending, backup, running, actor).run(limits);
            running.advance(BackupPhase.DONE.name(), "", Map.of());
        } catch (BelayException e) {
            fail(running, e);
        } catch (RuntimeException | Error e) {
            LOG.error("the verification {} met a bug", running.id(), e);
            fail(
                    running,
                    new BelayException(
                            ErrorCode.INTERNAL, "the verification met an error inside Belay", "the log tells more", e));
        }
    }

    private static void fail(RunningOperation running, BelayException why) {
        if (running.cancel().raised()) {
            return;
        }
        Failure failure = Failure.of(why);
        try {
            running.advance(BackupPhase.FAILED.name(), failure.sentence(), failure.facts());
        } catch (BelayException cancelledMeanwhile) {
            why.addSuppressed(cancelledMeanwhile);
        }
    }
}
