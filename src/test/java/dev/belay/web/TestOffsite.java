package dev.belay.web;

import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import dev.belay.offsite.Companions;
import dev.belay.offsite.CopyTools;
import dev.belay.offsite.Courier;
import dev.belay.offsite.DriveSignIn;
import dev.belay.offsite.FileBookmarks;
import dev.belay.offsite.FolderStore;
import dev.belay.offsite.MemoryStore;
import dev.belay.offsite.OffsiteService;
import dev.belay.offsite.OffsiteSettings;
import dev.belay.offsite.OffsiteSettings.Store;
import dev.belay.offsite.OffsiteStore;
import dev.belay.offsite.Sealing;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StoreSetup;
import dev.belay.offsite.StoreUpkeep;
import dev.belay.offsite.Stores;
import dev.belay.offsite.recovery.EncryptionSetup;
import dev.belay.offsite.recovery.Fetching;
import dev.belay.offsite.recovery.KeySetup;
import dev.belay.operation.CancelSignal;
import dev.belay.operation.DatabaseLock;
import dev.belay.operation.Operations;
import dev.belay.store.StateStore;
import dev.belay.vault.BackupId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Copies elsewhere of a console under test: folders are real, everything else is in memory, and Google is a fake. */
final class TestOffsite implements AutoCloseable {
    /** Whoever sees it on a page, in an answer or in the audit log has found a leak. */
    static final Secret CANARY = new Secret("c4nary-credentials");

    final Setup setup = new Setup();
    final Sealed sealed = new Sealed();
    final Google google = new Google();
    /** What was fetched to be tried. */
    final List<String> tried = new CopyOnWriteArrayList<>();

    final Map<String, MemoryStore> drives = new ConcurrentHashMap<>();
    final OffsiteService service;
    final KeySetup keys;
    final Fetching fetching;
    private final StateStore state;
    private final Stores stores;
    private final Courier courier;
    private final StoreUpkeep upkeep;

    TestOffsite(TestConsole console, Path home, Operations operations) {
        this.state = StateStore.open(home.resolve("offsite.db"), console.clock);
        this.stores = new Stores(setup, this::open, Sealing.none(), console.clock);
        CopyTools tools = new CopyTools(
                stores,
                state.copies(),
                state.stores(),
                console.folder,
                new DatabaseLock(home.resolve("locks")),
                new FileBookmarks(home.resolve("uploads")),
                Companions.none());
        this.courier = new Courier(tools, console.clock);
        this.upkeep = new StoreUpkeep(tools, console.audit, Duration.ofDays(1), console.clock);
        this.service = new OffsiteService(tools, courier, upkeep, console.audit, console.clock);
        this.keys = new KeySetup("ledger", sealed, setup, console.clock);
        this.fetching = new Fetching(
                new Fetching.Tools(
                        stores,
                        state.copies(),
                        console.folder,
                        console.key,
                        sealed,
                        (manifest, file, store, actor, cancel) -> tried.add(manifest.id() + " from " + store),
                        home.resolve("fetch"),
                        Duration.ZERO),
                operations,
                console.audit);
    }

    /** Sends {@code backup}, as would be done by itself. */
    void deliver(BackupId backup) {
        service.send(backup, _ -> true, new CancelSignal());
    }

    private OffsiteStore open(OffsiteSettings.Target target) {
        return switch (target) {
            case OffsiteSettings.Folder folder -> new FolderStore(folder.path());
            case OffsiteSettings.Drive drive -> drives.computeIfAbsent(drive.folder(), _ -> new MemoryStore());
            case OffsiteSettings.S3 s3 -> drives.computeIfAbsent(s3.bucket(), _ -> new MemoryStore());
            case OffsiteSettings.Rclone rclone -> drives.computeIfAbsent(rclone.remote(), _ -> new MemoryStore());
        };
    }

    @Override
    public void close() {
        fetching.close();
        courier.close();
        upkeep.close();
        stores.close();
        state.close();
    }

    /** Stores in memory; those called {@code configured…} are as if belay.yml named them. */
    static final class Setup implements StoreSetup {
        final List<Store> stores = new CopyOnWriteArrayList<>();

        @Override
        public List<Store> all() {
            return List.copyOf(stores);
        }

        @Override
        public boolean changeable(String name) {
            return !name.startsWith("configured");
        }

        @Override
        public void save(Store store, Actor actor) {
            stores.removeIf(each -> each.name().equals(store.name()));
            stores.add(store);
        }

        @Override
        public void forget(String name, Actor actor) {
            if (!stores.removeIf(each -> each.name().equals(name))) {
                throw new BelayException(ErrorCode.NOT_FOUND, "there is no store " + name, "look at the list");
            }
        }
    }

    /** For whom copies are encrypted, in memory. */
    static final class Sealed implements EncryptionSetup {
        final List<String> recipients = new ArrayList<>();

        @Override
        public List<String> recipients() {
            return List.copyOf(recipients);
        }

        @Override
        public boolean changeable() {
            return true;
        }

        @Override
        public void adopt(String recipient, Actor actor) {
            recipients.clear();
            recipients.add(recipient);
        }
    }

    /** Agrees to whatever it is asked, once a test lets it. */
    static final class Google implements DriveSignIn {
        private static final URI PAGE = URI.create("https://accounts.google.com/consent");
        volatile @Nullable StoreException refusal;
        volatile boolean agreed;

        @Override
        public Consent begin(Client client, URI redirect) {
            return new Consent(PAGE, redirect, new Secret("state-of-" + client.id()), new Secret("verifier"));
        }

        @Override
        public Secret finish(Client client, Consent consent, URI answer) throws StoreException {
            refuse();
            if (!answer.toString()
                    .equals(consent.redirect() + "?state=" + consent.state().reveal() + "&code=4%2Fgood")) {
                throw new StoreException(StoreException.Kind.DENIED, "the answer is not Google's", "begin again");
            }
            return CANARY;
        }

        @Override
        public Device beginOnDevice(Client client) throws StoreException {
            refuse();
            return new Device(
                    URI.create("https://www.google.com/device"),
                    "ABCD-EFGH",
                    new Secret("device-code"),
                    Duration.ofMillis(1),
                    Instant.parse("2126-01-01T00:00:00Z"));
        }

        @Override
        public Optional<Secret> finishOnDevice(Client client, Device device) throws StoreException {
            refuse();
            return agreed ? Optional.of(CANARY) : Optional.empty();
        }

        private void refuse() throws StoreException {
            StoreException thrown = refusal;
            if (thrown != null) {
                throw thrown;
            }
        }
    }
}
