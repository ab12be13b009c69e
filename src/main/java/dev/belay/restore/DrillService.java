package dev.belay.restore;

import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.audit.AuditLog;
import dev.belay.backup.BackupFacts;
import dev.belay.backup.BackupPhase;
import dev.belay.backup.StallWatch;
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
import dev.belay.vault.DrillRecord;
import dev.belay.vault.StoredBackup;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries backups in the background: journalled, watched and cancellable as their taking is. */
public final class DrillService implements AutoCloseable {
    static final String ACT = "backup.drill";
    private static final Logger LOG = LoggerFactory.getLogger(DrillService.class);
    private static final int LOOK_BACK = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BackupFolder folder;
    private final DrillGrounds grounds;
    private final Operations operations;
    private final AuditLog audit;
    private final StallWatch.Limits limits;
    private final Set<OperationId> here = ConcurrentHashMap.newKeySet();

    /** @param limits of one drill; each look whether it gets on asks its server too */
    public DrillService(
            BackupFolder folder,
            DrillGrounds grounds,
            Operations operations,
            AuditLog audit,
            StallWatch.Limits limits) {
        this.limits = limits;
        this.folder = folder;
        this.grounds = grounds;
        this.operations = operations;
        this.audit = audit;
    }

    /**
     * Begins to try {@code target}, by hand, after a period close, or when a copy came back from off-site.
     *
     * @throws BelayException {@link ErrorCode#BUSY} when another backup of the same database is being tried
     */
    public OperationId start(DrillTarget target, Actor actor) {
        return begin(target, actor, lock(target.manifest().database(), actor));
    }

    /** Takes what a drill of {@code database} holds; closing frees it. */
    AutoCloseable lock(String database, Actor actor) {
        return operations.lock(database, OperationKind.DRILL, actor, () -> () -> {});
    }

    /** Begins under a lock that is held already. */
    OperationId begin(DrillTarget target, Actor actor, AutoCloseable lock) {
        RunningOperation running = Operations.orFree(lock, () -> {
            String id = target.manifest().id().value();
            audit.intent(actor, ACT, id, "");
            Map<String, String> facts =
                    new HashMap<>(Map.of(BackupFacts.BACKUP, id, DrillGrounds.GROUND, grounds.kind()));
            Optional.ofNullable(target.copy()).ifPresent(copy -> facts.put(DrillFacts.COPY, copy));
            return operations.run(
                    operations.open(
                            OperationKind.DRILL,
                            target.manifest().database(),
                            BackupPhase.PREPARING.name(),
                            actor,
                            facts),
                    lock);
        });
        here.add(running.id());
        running.inBackground(() -> run(target, actor, running));
        return running.id();
    }

    /** The last drill of {@code backup} that was begun here; empty when there was none lately. */
    public Optional<Operation> last(StoredBackup backup) {
        return operations.journal().recent(Set.of(OperationKind.DRILL), LOOK_BACK).stream()
                .filter(operation -> isOf(operation, backup.id()))
                .findFirst();
    }

    static boolean isOf(Operation drill, BackupId backup) {
        return drill.fact(BackupFacts.BACKUP).filter(backup.value()::equals).isPresent();
    }

    /** Waits for a drill that this or another process runs; empty when it still runs after {@code limit}. */
    public Optional<DrillResult> await(OperationId id, Duration limit) {
        return operations.await(id, limit).map(DrillService::result);
    }

    /** How a drill that has ended did end. */
    static DrillResult result(Operation operation) {
        return switch (BackupPhase.valueOf(operation.phase())) {
            case DONE ->
                new DrillResult.Good(
                        Long.parseLong(operation.fact(RestoreFacts.ROWS).orElse("0")),
                        Duration.ofMillis(
                                Long.parseLong(operation.fact(DrillFacts.MILLIS).orElse("0"))),
                        operation.fact(DrillFacts.PLACE).orElse(""));
            case CANCELLED ->
                new DrillResult.Cancelled(
                        operation.fact(Operations.CANCELLED_BY).orElse("belay"));
            case FAILED -> {
                Failure why = Failure.of(operation);
                yield new DrillResult.Failed(why.code(), why.sentence(), why.hint());
            }
            case DUMPING, VERIFYING, FETCHING, PREPARING, LOADING, CHECKING ->
                throw new IllegalStateException(operation.id() + " still runs");
        };
    }

    private void run(DrillTarget target, Actor actor, RunningOperation running) {
        try (running) {
            attempt(target, running);
            Operation ended = running.look();
            audit.record(actor, ACT, target.manifest().id().value(), outcome(ended), detail(ended));
        } finally {
            here.remove(running.id());
        }
    }

    private void attempt(DrillTarget target, RunningOperation running) {
        try {
            DrillRecord found = new Drill(grounds, operations.clock(), limits).run(target, running);
            keep(target, found);
            if (!found.good()) {
                throw new BelayException(
                        ErrorCode.DAMAGED_BACKUP,
                        "the backup " + target.manifest().id() + " cannot be restored: " + found.detail(),
                        "go back to the backup before it, and take a new one");
            }
            running.advance(
                    BackupPhase.DONE.name(),
                    "",
                    Map.of(
                            RestoreFacts.ROWS, Long.toString(found.rows()),
                            DrillFacts.MILLIS, Long.toString(found.millis()),
                            DrillFacts.PLACE, found.place()));
        } catch (BelayException e) {
            fail(running, e);
        } catch (RuntimeException | Error e) {
            LOG.error("the drill {} met a bug", running.id(), e);
            fail(
                    running,
                    new BelayException(
                            ErrorCode.INTERNAL, "the drill met an error inside Belay", "the log tells more", e));
        }
    }

    /** The manifest may have changed meanwhile, and the backup may be gone. */
    private void keep(DrillTarget target, DrillRecord found) {
        BackupId id = target.manifest().id();
        if (folder.find(id).filter(StoredBackup.Known.class::isInstance).isPresent()) {
            folder.change(id, manifest -> manifest.with(found));
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

    private static Outcome outcome(Operation ended) {
        return switch (result(ended)) {
            case DrillResult.Good _ -> Outcome.DONE;
            case DrillResult.Failed _ -> Outcome.FAILED;
            case DrillResult.Cancelled _ -> Outcome.CANCELLED;
        };
    }

    private static String detail(Operation ended) {
        return switch (result(ended)) {
            case DrillResult.Good good ->
                good.rows() + " rows in " + good.took().toSeconds() + " s";
            case DrillResult.Failed failed -> failed.sentence();
            case DrillResult.Cancelled(String by) -> "cancelled by " + by;
        };
    }

    /** Cancels what this process tries, and gives it a moment to clear away its place. */
    @Override
    public void close() {
        for (OperationId id : Set.copyOf(here)) {
            operations.cancel(
                    id, Actor.belay(), phase -> BackupPhase.valueOf(phase).cancellable());
            operations.await(id, PATIENCE);
        }
    }
}
