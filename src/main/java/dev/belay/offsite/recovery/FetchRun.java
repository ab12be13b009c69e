package dev.belay.offsite.recovery;

import dev.belay.audit.AuditLog;
import dev.belay.backup.BackupPhase;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ByteSize;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import dev.belay.base.Sha256;
import dev.belay.offsite.Found;
import dev.belay.offsite.OpenStore;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StoredObject;
import dev.belay.offsite.Transfer;
import dev.belay.offsite.age.AgeKeyPair;
import dev.belay.operation.Failure;
import dev.belay.operation.Operations;
import dev.belay.operation.Progress;
import dev.belay.operation.RunningOperation;
import dev.belay.vault.BackupId;
import dev.belay.vault.ManifestSeal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one backup back: into a private file first, and where it belongs only when it is what it should be. */
final class FetchRun {
    private static final Logger LOG = LoggerFactory.getLogger(FetchRun.class);
    private static final Duration KEPT = Duration.ofDays(7);

    private final Fetching.Tools tools;
    private final Order order;
    private final RunningOperation running;
    private final Operations operations;
    private final AuditLog audit;
    private final FetchFolder waiting;
    private final AtomicLong bytes = new AtomicLong();

    FetchRun(Fetching.Tools tools, Order order, RunningOperation running, Operations operations, AuditLog audit) {
        this.tools = tools;
        this.order = order;
        this.running = running;
        this.operations = operations;
        this.audit = audit;
        this.waiting = new FetchFolder(tools.waiting());
    }

    /**
     * What somebody wants.
     *
     * @param key checked; null when none was given
     * @param drill whether it is to be tried, and not to be kept
     */
    record Order(String store, BackupId backup, @Nullable Secret key, Actor actor, boolean drill) {
        /** For the audit log. */
        String act() {
            return drill ? FetchRecovery.DRILL : FetchRecovery.FETCH;
        }
    }

    /** Runs to its end, whatever that is, and notes it. */
    void run() {
        try {
            waiting.sweep(operations.clock().instant().minus(KEPT));
            boolean ours = fetch();
            running.advance(BackupPhase.DONE.name(), "", Map.of(FetchFacts.OURS, Boolean.toString(ours)));
        } catch (BelayException e) {
            fail(e);
        } catch (StoreException e) {
            fail(told(e));
        } catch (IOException e) {
            fail(new BelayException(
                    ErrorCode.OFFSITE_FAILED,
                    "the copy could not be written down: " + e.getMessage(),
                    "look at the disk of " + tools.waiting(),
                    e));
        } catch (RuntimeException | Error e) {
            LOG.error("the fetch {} met a bug", running.id(), e);
            fail(new BelayException(
                    ErrorCode.INTERNAL, "the fetching met an error inside Belay", "the log tells more", e));
        }
    }

    private boolean fetch() throws IOException {
        try (OpenStore open = tools.stores().use(order.store())) {
            StoreListing listing = new StoreListing(open, order.key(), tools.arrivals(), tools.folder());
            Found found = known(listing);
            byte[] document = listing.document(found);
            takeOver(open, document);
            found = known(listing);
            Landing landing = Landing.of(tools, order, found, document);
            requireRoom(found);
            Path file = download(open, found);
            land(landing, file);
            return found.ours();
        }
    }

    private Found known(StoreListing listing) throws StoreException {
        Found found = listing.find(order.backup())
                .orElseThrow(() -> new BelayException(
                        ErrorCode.NOT_FOUND,
                        "there is no backup " + order.backup() + " in " + order.store(),
                        "belay offsite found lists those there are"));
        if (found.manifest() == null) {
            throw new BelayException(
                    found.encrypted() && order.key() == null ? ErrorCode.REFUSED : ErrorCode.OFFSITE_FAILED,
                    "nothing says what " + order.backup() + " in " + order.store() + " should hold: " + found.why(),
                    found.encrypted() && order.key() == null
                            ? "give the secret key of the recovery sheet"
                            : "download it by hand, as the README beside it tells");
        }
        return found;
    }

    /**
     * A home that signed nothing yet goes on where the earlier one stood: it signs with its key, and encrypts for whoever
     * just opened what that one encrypted. What it sends must not be readable all at once.
     */
    private void takeOver(OpenStore open, byte[] document) throws StoreException {
        Secret secret = order.key();
        if (secret == null || !HomeKey.unused(tools.folder(), operations.journal())) {
            return;
        }
        Optional<byte[]> earlier = EarlierKey.in(open.plain(), secret).filter(key -> ManifestSeal.signs(key, document));
        if (earlier.isPresent()) {
            tools.home().adopt(earlier.get(), order.actor(), audit);
            if (tools.encryption().changeable()
                    && tools.encryption().recipients().isEmpty()) {
                tools.encryption().adopt(AgeKeyPair.of(secret).recipient(), order.actor());
            }
        }
    }

    /** For a while it is there twice: as it came, and where it belongs. */
    private void requireRoom(Found found) {
        long stored = found.object().bytes() * 2;
        long free = tools.folder().usableSpace();
        if (free < stored) {
            throw new BelayException(
                    ErrorCode.OFFSITE_FAILED,
                    "fetching " + order.backup() + " takes " + new ByteSize(stored)
                            + ", and the disk of the backups has " + new ByteSize(free) + " left",
                    "free some space; nothing was deleted to make some");
        }
    }

    private Path download(OpenStore open, Found found) throws IOException {
        StoredObject object = found.object();
        show(object.bytes());
        try (FileChannel file = waiting.open(order.store(), order.backup(), object)) {
            bytes.set(file.size());
            Transfer transfer = new Transfer(bytes::set, running.cancel(), (_, _) -> {});
            new Download(open.plain(), object, tools.rest()).into(file, transfer);
            compare(object, file);
        }
        return waiting.partial(order.store(), order.backup());
    }

    /** With what the store says of it, and with what was sent, as far as somebody remembers. */
    private void compare(StoredObject object, FileChannel file) throws IOException {
        Optional<String> sent = tools.copies()
                .find(order.backup(), order.store())
                .flatMap(copy -> Optional.ofNullable(copy.placed()))
                .filter(placed -> placed.object().path().equals(object.path()))
                .map(placed -> placed.sent().sha256());
        Optional<String> expected = sent.isPresent() ? sent : Optional.ofNullable(object.sha256());
        if (expected.isEmpty()) {
            return;
        }
        String found = Sha256.of(file.position(0)).hex();
        if (!found.equals(expected.get())) {
            waiting.forget(order.store(), order.backup());
            throw new StoreException(
                    StoreException.Kind.DAMAGED,
                    "what came of " + object.path() + " has the SHA-256 " + found + " instead of " + expected.get(),
                    "fetch it again, or from another store");
        }
    }

    private void land(Landing landing, Path file) throws IOException {
        running.advance(BackupPhase.VERIFYING.name(), "", Map.of());
        show(landing.manifest().contents().storedBytes());
        try {
            landing.land(file, running, bytes::set);
        } finally {
            if (!running.cancel().raised()) {
                waiting.forget(order.store(), order.backup());
            }
        }
    }

    private void show(long expected) {
        bytes.set(0);
        running.meter(() -> new Progress(0, 0, 0, bytes.get(), expected, running.inPhase(), null));
    }

    private void fail(BelayException why) {
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

    /** What a store said, for whoever asked. */
    static BelayException told(StoreException e) {
        ErrorCode code =
                switch (e.kind()) {
                    case DENIED -> ErrorCode.REFUSED;
                    case CANCELLED -> ErrorCode.CANCELLED;
                    case TRANSIENT, FULL, REVOKED, MISSING, DAMAGED, SOURCE, BROKEN -> ErrorCode.OFFSITE_FAILED;
                };
        return new BelayException(code, e.sentence(), e.hint(), e);
    }
}
