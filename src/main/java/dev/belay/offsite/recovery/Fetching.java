package dev.belay.offsite.recovery;

import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.audit.AuditLog;
import dev.belay.backup.BackupFacts;
import dev.belay.backup.BackupPhase;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import dev.belay.offsite.Copy;
import dev.belay.offsite.CopyStore;
import dev.belay.offsite.Found;
import dev.belay.offsite.OpenStore;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.Stores;
import dev.belay.offsite.age.AgeKeyPair;
import dev.belay.operation.Failure;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import dev.belay.operation.OperationKind;
import dev.belay.operation.Operations;
import dev.belay.operation.RunningOperation;
import dev.belay.vault.Arrivals;
import dev.belay.vault.BackupFolder;
import dev.belay.vault.BackupId;
import dev.belay.vault.ManifestSeal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Brings backups back from stores: into the backup folder, or to a drill and no further. In the background, journalled,
 * watched and cancellable. A key is used for this one time and kept nowhere.
 */
public final class Fetching implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Tools tools;
    private final Operations operations;
    private final AuditLog audit;
    private final Set<OperationId> here = ConcurrentHashMap.newKeySet();

    public Fetching(Tools tools, Operations operations, AuditLog audit) {
        this.tools = tools;
        this.operations = operations;
        this.audit = audit;
    }

    /**
     * What fetching needs.
     *
     * @param home whose key tells which manifests are ours
     * @param encryption taken over together with that key
     * @param copies what is remembered of copies; their digests are compared
     * @param waiting a private folder for what is on its way
     * @param rest between two tries after a fault
     */
    public record Tools(
            Stores stores,
            CopyStore copies,
            BackupFolder folder,
            HomeKey home,
            EncryptionSetup encryption,
            CopyDrill drill,
            Path waiting,
            Duration rest) {
        Arrivals arrivals() {
            return new Arrivals(folder.root(), home.seal());
        }
    }

    /**
     * The backups in {@code store}, also those that nobody here knows, the newest first.
     *
     * @param key to read encrypted manifests with; null leaves those unknown
     * @throws BelayException {@link ErrorCode#NOT_FOUND} when there is no such store, {@link ErrorCode#OFFSITE_FAILED}
     *     when it does not answer, {@link ErrorCode#USAGE} when {@code key} is none
     */
    public List<Found> found(String store, @Nullable Secret key) {
        return look(store, key, StoreListing::all);
    }

    /** The backup in {@code store} that is called {@code id}. As {@link #found}. */
    public Optional<Found> find(String store, BackupId id, @Nullable Secret key) {
        return look(store, key, listing -> listing.find(id));
    }

    /** The newest backup in {@code store}; reads one manifest and no more. As {@link #found}. */
    public Optional<Found> newest(String store, @Nullable Secret key) {
        return look(store, key, StoreListing::newest);
    }

    private <T> T look(String store, @Nullable Secret key, Look<T> look) {
        Secret checked = checked(key);
        try (OpenStore open = tools.stores().use(store)) {
            return look.at(new StoreListing(open, checked, arrivals(open, checked), tools.folder()));
        } catch (StoreException e) {
            throw FetchRun.told(e);
        }
    }

    /** Something that is asked of a store. */
    @FunctionalInterface
    private interface Look<T> {
        T at(StoreListing listing) throws StoreException;
    }

    /** An empty home takes over the key of the earlier one with the first backup, and so that one's are its own. */
    private Arrivals arrivals(OpenStore open, @Nullable Secret key) throws StoreException {
        if (!HomeKey.unused(tools.folder(), operations.journal())) {
            return tools.arrivals();
        }
        return EarlierKey.in(open.plain(), key)
                .map(earlier -> new Arrivals(tools.folder().root(), new ManifestSeal(earlier)))
                .orElse(tools.arrivals());
    }

    /**
     * Begins to bring {@code backup} back into the backup folder.
     *
     * @param key that opens it; null when it is not encrypted
     * @throws BelayException {@link ErrorCode#NOT_FOUND} when there is no such store, {@link ErrorCode#USAGE} when
     *     {@code key} is none, {@link ErrorCode#BUSY} when another backup of the same database is on its way
     */
    public OperationId fetch(String store, BackupId backup, @Nullable Secret key, Actor actor) {
        return start(new FetchRun.Order(store, backup, checked(key), actor, false));
    }

    /** Begins to try the copy of {@code backup} in {@code store}: nothing of it stays but the proof. As {@link #fetch}. */
    public OperationId fetchAndDrill(String store, BackupId backup, @Nullable Secret key, Actor actor) {
        return start(new FetchRun.Order(store, backup, checked(key), actor, true));
    }

    /** How it ended; empty when it still runs after {@code limit}. */
    public Optional<FetchResult> await(OperationId id, Duration limit) {
        return operations.await(id, limit).map(Fetching::result);
    }

    /** How an operation that has ended did end. */
    public static FetchResult result(Operation ended) {
        return switch (BackupPhase.valueOf(ended.phase())) {
            case DONE ->
                ended.fact(FetchFacts.DRILL).isPresent()
                        ? new FetchResult.Drilled()
                        : new FetchResult.Fetched(ended.fact(FetchFacts.OURS)
                                .filter("true"::equals)
                                .isPresent());
            case CANCELLED ->
                new FetchResult.Cancelled(ended.fact(Operations.CANCELLED_BY).orElse("belay"));
            case FAILED -> {
                Failure why = Failure.of(ended);
                yield new FetchResult.Failed(why.code(), why.sentence(), why.hint());
            }
            case DUMPING, VERIFYING, FETCHING, PREPARING, LOADING, CHECKING ->
                throw new IllegalStateException(ended.id() + " still runs");
        };
    }

    /** Ends it, wherever it runs; false when it was over. */
    public boolean cancel(OperationId id, Actor actor) {
        return operations.cancel(id, actor, phase -> BackupPhase.valueOf(phase).cancellable());
    }

    private static @Nullable Secret checked(@Nullable Secret key) {
        return key == null ? null : AgeKeyPair.of(key).secret();
    }

    private OperationId start(FetchRun.Order order) {
        tools.stores().find(order.store());
        String database = tools.copies()
                .find(order.backup(), order.store())
                .map(Copy::database)
                .orElse(order.backup().folder());
        AutoCloseable lock = operations.lock(database, OperationKind.FETCH, order.actor(), () -> () -> {});
        RunningOperation running = Operations.orFree(lock, () -> {
            audit.intent(order.actor(), order.act(), order.backup().value(), order.store());
            return operations.run(
                    operations.open(
                            OperationKind.FETCH, database, BackupPhase.FETCHING.name(), order.actor(), facts(order)),
                    lock);
        });
        here.add(running.id());
        running.inBackground(() -> run(order, running));
        return running.id();
    }

    private static Map<String, String> facts(FetchRun.Order order) {
        String backup = order.backup().value();
        return order.drill()
                ? Map.of(BackupFacts.BACKUP, backup, BackupFacts.STORE, order.store(), FetchFacts.DRILL, "true")
                : Map.of(BackupFacts.BACKUP, backup, BackupFacts.STORE, order.store());
    }

    private void run(FetchRun.Order order, RunningOperation running) {
        try (running) {
            new FetchRun(tools, order, running, operations, audit).run();
            Operation ended = running.look();
            audit.record(order.actor(), order.act(), order.backup().value(), outcome(ended), detail(order, ended));
        } finally {
            here.remove(running.id());
        }
    }

    private static Outcome outcome(Operation ended) {
        return switch (result(ended)) {
            case FetchResult.Fetched _, FetchResult.Drilled _ -> Outcome.DONE;
            case FetchResult.Failed _ -> Outcome.FAILED;
            case FetchResult.Cancelled _ -> Outcome.CANCELLED;
        };
    }

    private static String detail(FetchRun.Order order, Operation ended) {
        return switch (result(ended)) {
            case FetchResult.Fetched _, FetchResult.Drilled _ -> order.store();
            case FetchResult.Failed failed -> failed.sentence();
            case FetchResult.Cancelled(String by) -> "cancelled by " + by;
        };
    }

    /** Ends what this process fetches; what has arrived is kept, and the next attempt goes on there. */
    @Override
    public void close() {
        for (OperationId id : Set.copyOf(here)) {
            cancel(id, Actor.belay());
            operations.await(id, PATIENCE);
        }
    }
}
