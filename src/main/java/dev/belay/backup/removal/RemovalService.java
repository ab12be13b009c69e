package dev.belay.backup.removal;

import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.audit.AuditLog;
import dev.belay.backup.BackupCatalogue;
import dev.belay.backup.BackupFacts;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.Cooldown;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import dev.belay.operation.OperationKind;
import dev.belay.operation.Operations;
import dev.belay.operation.RunningOperation;
import dev.belay.vault.BackupFolder;
import dev.belay.vault.BackupId;
import dev.belay.vault.StoredBackup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Removes backups: one by hand, after a time in which anybody can take it back, or those that retention gives up. One
 * removal at a time per database, journalled, audited, and stoppable from every process.
 */
public final class RemovalService implements AutoCloseable {
    /** How long a deletion by hand waits for a change of mind. */
    public static final Duration GRACE = Duration.ofSeconds(30);

    private static final int LOOK_BACK = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BackupFolder folder;
    private final Operations operations;
    private final AuditLog audit;
    private final Obstacles obstacles;
    private final Duration grace;
    private final Set<OperationId> here = ConcurrentHashMap.newKeySet();

    public RemovalService(BackupFolder folder, Operations operations, AuditLog audit, Needed needed, Duration grace) {
        this.folder = folder;
        this.operations = operations;
        this.audit = audit;
        this.obstacles = new Obstacles(new BackupCatalogue(folder, audit), operations, needed);
        this.grace = grace;
    }

    /** How long a deletion by hand can be taken back. */
    public Duration grace() {
        return grace;
    }

    /** Why {@code backup} cannot be removed now; empty when it can. */
    public Optional<Obstacle> obstacle(StoredBackup backup) {
        return obstacles.of(backup);
    }

    /**
     * Deletes {@code backup} unless somebody takes it back in time; what follows runs in the background. A Belay that
     * is stopped meanwhile takes it back.
     *
     * @throws BelayException {@link ErrorCode#REFUSED} when it must stay, {@link ErrorCode#BUSY} when another removal of
     *     the same database is under way
     */
    public OperationId start(StoredBackup backup, Actor actor) {
        BackupId id = backup.id();
        audit.intent(actor, Deletion.ACT, id.value(), "");
        RunningOperation running;
        try {
            obstacles.require(backup);
            String until = operations.clock().instant().plus(grace).toString();
            Map<String, String> facts = Map.of(BackupFacts.BACKUP, id.value(), RemovalFacts.WAITS_UNTIL, until);
            running = begin(OperationKind.DELETE, Obstacles.database(backup), RemovalPhase.WAITING, actor, facts);
        } catch (BelayException e) {
            audit.record(actor, Deletion.ACT, id.value(), Outcome.REFUSED, e.sentence());
            throw e;
        }
        Cooldown cooldown = new Cooldown(operations.clock());
        running.inBackground(() -> delete(id, running, actor, cooldown));
        return running.id();
    }

    private void delete(BackupId id, RunningOperation running, Actor actor, Cooldown cooldown) {
        try (running) {
            Deletion deletion = new Deletion(id, new Remover(folder, running), obstacles, running);
            deletion.run(cooldown, grace);
            deletion.tell(audit, actor);
        } finally {
            here.remove(running.id());
        }
    }

    /**
     * Removes what retention gives up, in the calling thread and in the given order. Each is named in the journal
     * before it goes, and goes only when {@code mayGo} and every standing rule still let it.
     *
     * @throws BelayException {@link ErrorCode#BUSY} when another removal of the same database is under way
     */
    public RemovalResult prune(String database, List<BackupId> ids, Actor actor, Predicate<BackupId> mayGo) {
        RunningOperation running = begin(OperationKind.PRUNE, database, RemovalPhase.REMOVING, actor, Map.of());
        try (running) {
            Remover remover = new Remover(folder, running);
            return new Pruning(remover, obstacles, audit, running).run(ids, actor, mayGo);
        } finally {
            here.remove(running.id());
        }
    }

    private RunningOperation begin(
            OperationKind kind, String database, RemovalPhase phase, Actor actor, Map<String, String> facts) {
        AutoCloseable lock = lock(kind, database, actor);
        RunningOperation running = Operations.orFree(
                lock, () -> operations.run(operations.open(kind, database, phase.name(), actor, facts), lock));
        here.add(running.id());
        return running;
    }

    private AutoCloseable lock(OperationKind kind, String database, Actor actor) {
        try {
            return operations.lock(database, kind, actor, () -> () -> {});
        } catch (BelayException e) {
            throw e.code() == ErrorCode.BUSY
                    ? new BelayException(
                            ErrorCode.BUSY,
                            "another removal of backups of " + database + " is under way",
                            "wait until it is over, or take it back",
                            e)
                    : e;
        }
    }

    /** Takes a deletion back, or stops retention between two backups; false when it was too late. */
    public boolean cancel(OperationId id, Actor actor) {
        Operation operation = operations.find(id);
        if (!operation.kind().ofRemoval()) {
            throw new BelayException(ErrorCode.NOT_FOUND, id + " removes no backup", "look at what runs");
        }
        String subject = operation.fact(BackupFacts.BACKUP).orElseGet(operation::database);
        String act = (operation.kind() == OperationKind.DELETE ? Deletion.ACT : Pruning.ACT) + ".cancel";
        audit.intent(actor, act, subject, id.value());
        boolean won = cancelled(operation, actor);
        audit.record(
                actor,
                act,
                subject,
                won ? Outcome.DONE : Outcome.REFUSED,
                won ? id.value() : id + " had gone too far to be taken back");
        return won;
    }

    private boolean cancelled(Operation operation, Actor actor) {
        OperationKind kind = operation.kind();
        return operations.cancel(
                operation.id(), actor, phase -> RemovalPhase.valueOf(phase).cancellable(kind));
    }

    /** The last deletion by hand of the backup {@code id}; empty when there was none lately. */
    public Optional<Operation> last(BackupId id) {
        return operations.journal().recent(LOOK_BACK).stream()
                .filter(operation -> operation.kind() == OperationKind.DELETE)
                .filter(operation -> operation
                        .fact(BackupFacts.BACKUP)
                        .filter(id.value()::equals)
                        .isPresent())
                .findFirst();
    }

    /** Takes back what this process has begun and not removed yet, and waits for what it removes right now. */
    @Override
    public void close() {
        for (OperationId id : Set.copyOf(here)) {
            cancelled(operations.find(id), Actor.belay());
            operations.await(id, PATIENCE);
        }
    }
}
