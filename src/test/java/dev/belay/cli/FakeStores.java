package dev.belay.cli;

import dev.belay.audit.AuditLog;
import dev.belay.base.Actor;
import dev.belay.offsite.Companions;
import dev.belay.offsite.CopyTools;
import dev.belay.offsite.Courier;
import dev.belay.offsite.FileBookmarks;
import dev.belay.offsite.FolderStore;
import dev.belay.offsite.OffsiteService;
import dev.belay.offsite.OffsiteSettings.Folder;
import dev.belay.offsite.OffsiteSettings.Rclone;
import dev.belay.offsite.OffsiteSettings.Store;
import dev.belay.offsite.OffsiteSettings.Target;
import dev.belay.offsite.OffsiteStore;
import dev.belay.offsite.Sealing;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StoreSetup;
import dev.belay.offsite.StoreUpkeep;
import dev.belay.offsite.Stores;
import dev.belay.operation.DatabaseLock;
import dev.belay.testing.fakes.InMemoryCopyStore;
import dev.belay.testing.fakes.InMemoryStoreBook;
import dev.belay.vault.BackupFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Folders that copies go to, with what is known of them in memory. */
final class FakeStores implements StoreSetup {
    private final Path home;
    private final List<Store> stores = new ArrayList<>();
    private final InMemoryCopyStore copies = new InMemoryCopyStore();
    private final InMemoryStoreBook book = new InMemoryStoreBook();

    FakeStores(Path home) {
        this.home = home;
    }

    /** Connects a place that refuses everything. */
    void refused(String name) {
        stores.add(new Store(name, new Rclone(name + ":", null), List.of(), false, null, List.of()));
    }

    /** Connects a folder that is there; returns it. */
    Path connect(String name) {
        try {
            Path folder = Files.createDirectories(home.resolve("stores").resolve(name));
            stores.add(new Store(name, new Folder(folder), List.of(), false, null, List.of()));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    OffsiteService service(BackupFolder folder, AuditLog audit, Clock clock) {
        CopyTools tools = new CopyTools(
                new Stores(this, FakeStores::open, Sealing.none(), clock),
                copies,
                book,
                folder,
                new DatabaseLock(home.resolve("locks")),
                new FileBookmarks(home.resolve("uploads")),
                Companions.none());
        StoreUpkeep upkeep = new StoreUpkeep(tools, audit, Duration.ofDays(1), clock);
        return new OffsiteService(tools, new Courier(tools, clock), upkeep, audit, clock);
    }

    private static OffsiteStore open(Target target) {
        return target instanceof Folder folder ? new FolderStore(folder.path()) : refusing();
    }

    private static OffsiteStore refusing() {
        return (OffsiteStore) Proxy.newProxyInstance(
                OffsiteStore.class.getClassLoader(), new Class<?>[] {OffsiteStore.class}, (_, method, _) -> {
                    if (List.of(method.getExceptionTypes()).contains(StoreException.class)) {
                        throw new StoreException(StoreException.Kind.DENIED, "the store says no", "ask its owner");
                    }
                    return method.getReturnType() == boolean.class ? false : null;
                });
    }

    @Override
    public List<Store> all() {
        return List.copyOf(stores);
    }

    @Override
    public boolean changeable(String name) {
        return false;
    }

    @Override
    public void save(Store store, Actor actor) {
        throw new UnsupportedOperationException("no command connects a store");
    }

    @Override
    public void forget(String name, Actor actor) {
        throw new UnsupportedOperationException("no command forgets a store");
    }
}
