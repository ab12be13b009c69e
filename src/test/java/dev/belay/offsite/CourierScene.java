package dev.belay.offsite;

import dev.belay.audit.AuditLog;
import dev.belay.base.Actor;
import dev.belay.offsite.OffsiteSettings.Folder;
import dev.belay.offsite.OffsiteSettings.Store;
import dev.belay.operation.DatabaseLock;
import dev.belay.testing.MutableClock;
import dev.belay.testing.fakes.Acts;
import dev.belay.testing.fakes.InMemoryAuditStore;
import dev.belay.testing.fakes.InMemoryCopyStore;
import dev.belay.testing.fakes.InMemoryStoreBook;
import dev.belay.vault.BackupFolder;
import dev.belay.vault.BackupId;
import dev.belay.vault.Manifest;
import dev.belay.vault.MortalFolder;
import dev.belay.vault.RetentionSettings;
import dev.belay.vault.StoredBackup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Backups in a real folder and the stores that take them, with everything between them. */
final class CourierScene {
    static final String NAS = "nas";
    static final Actor MINJI = new Actor("minji", Actor.Channel.CONSOLE);

    final MutableClock clock = MutableClock.at("2026-02-19T03:00:00Z");
    final InMemoryCopyStore copies = new InMemoryCopyStore();
    final InMemoryStoreBook book = new InMemoryStoreBook();
    final Map<String, MemoryStore> memory = new HashMap<>();
    final FixedSetup setup;
    final AuditLog audit = new AuditLog(new InMemoryAuditStore(), clock);
    final BackupFolder folder;
    private final Path home;

    CourierScene(Path home, String... stores) {
        this.home = home;
        this.folder = MortalFolder.open(home.resolve("backups"), Acts.allWell());
        this.setup = new FixedSetup(Stream.of(stores).map(CourierScene::store).toArray(Store[]::new));
        Stream.of(stores).forEach(name -> memory.put(name, new MemoryStore()));
    }

    static Store store(String name) {
        return store(name, null);
    }

    static Store store(String name, @Nullable RetentionSettings retention) {
        return new Store(name, new Folder(Path.of(name)), List.of(), false, retention, List.of());
    }

    MemoryStore nas() {
        return memory(NAS);
    }

    MemoryStore memory(String name) {
        return memory.computeIfAbsent(name, _ -> new MemoryStore());
    }

    /** What a process sends with; the same state, files and stores each time. */
    CopyTools tools() {
        return tools(copies, store -> store, Sealing.none());
    }

    /** As {@link #tools()}, with something between the process and what it works with. */
    CopyTools tools(CopyStore through, UnaryOperator<OffsiteStore> around, Sealing sealing) {
        StoreOpener opener =
                target -> around.apply(memory(((Folder) target).path().toString()));
        return new CopyTools(
                new Stores(setup, opener, sealing, clock),
                through,
                book,
                folder,
                new DatabaseLock(home.resolve("locks")),
                new FileBookmarks(home.resolve("uploads")),
                Companions.none());
    }

    Courier courier() {
        return new Courier(tools(), clock);
    }

    StoreUpkeep upkeep() {
        return new StoreUpkeep(tools(), audit, Duration.ofDays(1), clock);
    }

    OffsiteService service() {
        CopyTools tools = tools();
        return new OffsiteService(tools, new Courier(tools, clock), upkeep(), audit, clock);
    }

    /** Sends what is due, in this thread. */
    void send() {
        setup.all().forEach(store -> courier().drain(store.name()));
    }

    /** A good backup of a few bytes, an hour after the one before. */
    Manifest backup() {
        return backup(MortalFolder::good);
    }

    /** As {@link #backup()}, of about so many bytes. */
    Manifest backup(int bytes) {
        return backup((to, began) -> MortalFolder.sized(to, began, bytes));
    }

    private Manifest backup(BiFunction<BackupFolder, Instant, Manifest> taken) {
        clock.advance(Duration.ofMinutes(59));
        Manifest backup = taken.apply(folder, clock.instant());
        clock.advance(Duration.ofMinutes(1));
        return backup;
    }

    Copy copy(Manifest backup) {
        return copy(backup.id(), NAS);
    }

    Copy copy(BackupId backup, String store) {
        return copies.find(backup, store).orElseThrow();
    }

    /** What the backup folder says of a backup by now. */
    Manifest now(Manifest backup) {
        return folder.signed(backup.id()).orElseThrow();
    }

    Path file(Manifest backup) {
        return folder.find(backup.id()).map(StoredBackup::file).orElseThrow();
    }

    static StorePath dump(Manifest backup) {
        return new StorePath(backup.id().folder(), backup.id() + ".sql.zst");
    }

    static StorePath manifest(Manifest backup) {
        return new StorePath(backup.id().folder(), backup.id() + ".json");
    }

    /** The names of uploads that can go on. */
    List<String> bookmarks() throws IOException {
        Path uploads = home.resolve("uploads");
        if (!Files.isDirectory(uploads)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(uploads)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
