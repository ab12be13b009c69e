package dev.belay.offsite.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.audit.AuditLog;
import dev.belay.backup.BackupFacts;
import dev.belay.backup.BackupPhase;
import dev.belay.base.Actor;
import dev.belay.base.Secret;
import dev.belay.offsite.BytesContent;
import dev.belay.offsite.Content;
import dev.belay.offsite.FileContent;
import dev.belay.offsite.MemoryBookmark;
import dev.belay.offsite.MemoryStore;
import dev.belay.offsite.OffsiteSettings.Folder;
import dev.belay.offsite.OffsiteSettings.Store;
import dev.belay.offsite.OffsiteStore;
import dev.belay.offsite.Sealing;
import dev.belay.offsite.StorePath;
import dev.belay.offsite.StoreSetup;
import dev.belay.offsite.Stores;
import dev.belay.offsite.Transfer;
import dev.belay.offsite.age.AgeKeyPair;
import dev.belay.offsite.age.Encrypted;
import dev.belay.offsite.age.EncryptingStore;
import dev.belay.offsite.age.Recipients;
import dev.belay.operation.DatabaseLock;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import dev.belay.operation.OperationKind;
import dev.belay.operation.Operations;
import dev.belay.testing.MutableClock;
import dev.belay.testing.fakes.Acts;
import dev.belay.testing.fakes.InMemoryAuditStore;
import dev.belay.testing.fakes.InMemoryCopyStore;
import dev.belay.testing.fakes.InMemoryJournal;
import dev.belay.vault.Arrivals;
import dev.belay.vault.BackupFolder;
import dev.belay.vault.BackupId;
import dev.belay.vault.Manifest;
import dev.belay.vault.MortalFolder;
import dev.belay.vault.PartialBackup;
import dev.belay.vault.StoredBackup;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A home that burned, what it had sent to a store, and the new home that has nothing yet. */
final class FetchScene implements EncryptionSetup, StoreSetup {
    static final Actor OWNER = new Actor("owner", Actor.Channel.SHELL);
    static final String NAS = "nas";
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final byte[] BURNED_KEY = new byte[32];

    final AgeKeyPair pair = AgeKeyPair.make();
    final MemoryStore memory = new MemoryStore();
    final InMemoryJournal journal = new InMemoryJournal();
    final List<Path> drilled = new ArrayList<>();
    final BackupFolder folder;
    final Path waiting;
    private final MutableClock clock = MutableClock.at("2026-02-19T03:00:00Z");
    private final Path root;
    private final HomeKey home;
    private final Operations operations;
    private final AuditLog audit = new AuditLog(new InMemoryAuditStore(), clock);
    private List<String> recipients = List.of();

    FetchScene(Path root) {
        this.root = root;
        this.waiting = root.resolve("new/fetch");
        this.home = HomeKey.open(root.resolve("new/keys/manifest.key"));
        this.folder = new BackupFolder(root.resolve("new/backups"), home.seal());
        this.operations = new Operations(journal, new DatabaseLock(root.resolve("new/locks")), clock);
    }

    /** A backup of the home that burned, as it lies in the store: encrypted, with what that home left there. */
    BackupId sent(int bytes) throws IOException {
        Recipients readers = new Recipients(List.of(pair.recipient()));
        byte[] paper = RecoveryDocument.of("ledger", BURNED_KEY, List.of()).write();
        put(memory, RecoveryDocument.PATH, new BytesContent(Encrypted.bytes(paper, readers)));
        return send(new EncryptingStore(memory, readers, null), bytes);
    }

    /** The same of a home that encrypted nothing. */
    BackupId sentPlain(int bytes) throws IOException {
        return send(memory, bytes);
    }

    private BackupId send(OffsiteStore to, int bytes) throws IOException {
        BackupFolder burned = MortalFolder.open(root.resolve("burned"), Acts.allWell());
        clock.advance(Duration.ofHours(1));
        Manifest manifest = MortalFolder.sized(burned, clock.instant(), bytes);
        BackupId id = manifest.id();
        StoredBackup stored = burned.find(id).orElseThrow();
        Path document = stored.file().resolveSibling(id + ".json");
        try (FileContent dump = FileContent.open(
                stored.file(),
                manifest.contents().storedBytes(),
                manifest.contents().sha256())) {
            put(to, new StorePath(id.folder(), id + ".sql.zst"), dump);
        }
        put(to, new StorePath(id.folder(), id + ".json"), new BytesContent(Files.readAllBytes(document)));
        return id;
    }

    private static void put(OffsiteStore to, StorePath path, Content content) throws IOException {
        to.put(path, content, new MemoryBookmark(), Transfer.unwatched());
    }

    Fetching fetching() {
        return fetching(store -> store);
    }

    /** @param around stands between the new home and the store */
    Fetching fetching(UnaryOperator<OffsiteStore> around) {
        Stores stores = new Stores(this, target -> around.apply(memory), Sealing.none(), clock);
        CopyDrill drill = (manifest, file, store, actor, cancel) -> drilled.add(file);
        return new Fetching(
                new Fetching.Tools(stores, new InMemoryCopyStore(), folder, home, this, drill, waiting, Duration.ZERO),
                operations,
                audit);
    }

    FetchResult fetch(UnaryOperator<OffsiteStore> around, BackupId id, @Nullable Secret key) {
        try (Fetching fetching = fetching(around)) {
            OperationId operation = fetching.fetch(NAS, id, key, OWNER);
            return fetching.await(operation, LIMIT).orElseThrow();
        }
    }

    FetchResult drill(BackupId id) {
        try (Fetching fetching = fetching()) {
            OperationId operation = fetching.fetchAndDrill(NAS, id, pair.secret(), OWNER);
            return fetching.await(operation, LIMIT).orElseThrow();
        }
    }

    /** A backup that the new home took by itself. */
    void takeOne() {
        MortalFolder.good(folder, clock.instant());
    }

    /**
     * Does what a fetch does last, and as it stands in the journal by then: takes what the burned home sent as {@code id}
     * into the new folder. Returns the operation, which nobody ended.
     */
    Operation land(BackupId id, Acts acts) throws IOException {
        Path lost = root.resolve("burned").resolve(id.folder());
        Operation operation = operations.open(
                OperationKind.FETCH,
                id.folder(),
                BackupPhase.VERIFYING.name(),
                OWNER,
                Map.of(BackupFacts.BACKUP, id.value(), BackupFacts.STORE, NAS, FetchFacts.APPEARS, "true"));
        Arrivals arrivals = MortalFolder.arrivals(folder.root(), home.seal(), acts);
        try (PartialBackup dump = arrivals.begin(id)) {
            dump.channel().write(ByteBuffer.wrap(Files.readAllBytes(lost.resolve(id + ".sql.zst"))));
            arrivals.publish(dump, Files.readAllBytes(lost.resolve(id + ".json")));
        } catch (Acts.Killed expected) {
            assertThat(acts.dead()).isTrue();
        }
        return operation;
    }

    FetchRecovery recovery() {
        return new FetchRecovery(waiting, folder, operations, audit);
    }

    Operations operations() {
        return operations;
    }

    @Override
    public List<String> recipients() {
        return recipients;
    }

    @Override
    public boolean changeable() {
        return true;
    }

    @Override
    public void adopt(String recipient, Actor actor) {
        recipients = List.of(recipient);
    }

    @Override
    public List<Store> all() {
        return List.of(new Store(NAS, new Folder(Path.of(NAS)), List.of(), true, null, List.of()));
    }

    @Override
    public boolean changeable(String name) {
        return false;
    }

    @Override
    public void save(Store store, Actor actor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void forget(String name, Actor actor) {
        throw new UnsupportedOperationException();
    }
}
