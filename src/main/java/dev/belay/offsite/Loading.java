package dev.belay.offsite;

import dev.belay.base.BelayException;
import dev.belay.offsite.StoreException.Kind;
import dev.belay.operation.CancelSignal;
import dev.belay.vault.BackupId;
import dev.belay.vault.CopyRecord;
import dev.belay.vault.Manifest;
import dev.belay.vault.StoredBackup;
import dev.belay.vault.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts what belongs to one copy into its store, each thing once. */
final class Loading {
    private static final Logger LOG = LoggerFactory.getLogger(Loading.class);
    private static final String MANIFEST = ".json";

    private final CopyTools tools;
    private final OpenStore store;
    private final StoredBackup.Known backup;
    private final CancelSignal cancel;
    private final Tables tables;

    Loading(CopyTools tools, OpenStore store, StoredBackup.Known backup, CancelSignal cancel) {
        this.tools = tools;
        this.store = store;
        this.backup = backup;
        this.cancel = cancel;
        // they are read from its manifest, which may be gone when the dump has arrived
        this.tables = Tables.of(backup.manifest().contents().tables().all());
    }

    /** Where the dump of {@code backup} lies in every store. */
    static StorePath dump(StoredBackup backup) {
        Path file = backup.file();
        return new StorePath(backup.id().folder(), String.valueOf(file.getFileName()));
    }

    /** Where its manifest lies. */
    static StorePath manifest(BackupId backup) {
        return new StorePath(backup.folder(), backup + MANIFEST);
    }

    /** Whether an upload of the dump was begun and can go on. */
    private boolean begun() throws IOException {
        return bookmark(dump(backup)).read().isPresent();
    }

    /** As {@link #begun}; one that was begun otherwise than it would be now is begun anew. */
    boolean goesOn(boolean encrypted) throws IOException {
        if (encrypted != store.seals()) {
            bookmark(dump(backup)).clear();
        }
        return begun();
    }

    private Bookmark bookmark(StorePath path) {
        return tools.bookmarks().of(store.name(), path);
    }

    /**
     * Sends the dump, unless it is there already, and reads it back.
     *
     * @param moved told how much has arrived
     * @param arrived told where it lies, before the store forgets how it came there
     */
    Placed dump(boolean encrypted, Content content, LongConsumer moved, Consumer<Placed> arrived) throws IOException {
        Optional<Placed> before = begun() ? Optional.empty() : lyingThere();
        if (before.isPresent()) {
            return before.get();
        }
        StorePath path = dump(backup);
        KeptBookmark bookmark = new KeptBookmark(bookmark(path));
        Placed placed =
                asItLies(store.sending(encrypted).put(path, content, bookmark, transfer(moved)), path, encrypted);
        arrived.accept(placed);
        bookmark.settle();
        prove(placed);
        return placed;
    }

    /** What an earlier state knew to be there, as the manifest tells, when it still is what was sent. */
    private Optional<Placed> lyingThere() throws StoreException {
        Optional<CopyRecord> record = backup.manifest().copyIn(store.name());
        if (record.isEmpty()) {
            return Optional.empty();
        }
        CopyRecord copy = record.get();
        Optional<Placed> there = store.plain()
                .find(lies(dump(backup), copy.encrypted()))
                .filter(found -> found.bytes() == copy.bytes())
                .map(found -> new Placed(found, new Fingerprint(copy.bytes(), copy.sha256(), copy.md5())));
        return there.isPresent() && whole(there.get()) ? there : Optional.empty();
    }

    private boolean whole(Placed there) throws StoreException {
        try {
            prove(there);
            return true;
        } catch (StoreException e) {
            if (e.kind() != Kind.DAMAGED && e.kind() != Kind.MISSING) {
                throw e;
            }
            LOG.warn("what lies in {} is sent anew: {}", store.name(), e.sentence());
            return false;
        }
    }

    /** Where a file lies that is called {@code path} when it is not encrypted. */
    static StorePath lies(StorePath path, boolean encrypted) {
        return encrypted ? path.plus(Sealing.ENDING) : path;
    }

    /** What a store that encrypts shows under the name of the plain file lies under another. */
    private static Placed asItLies(Placed placed, StorePath path, boolean encrypted) {
        StoredObject object = placed.object();
        return new Placed(
                new StoredObject(
                        lies(path, encrypted),
                        object.ref(),
                        object.bytes(),
                        object.stamp(),
                        object.modified(),
                        object.sha256(),
                        object.md5()),
                placed.sent());
    }

    /** Goes on with a dump that arrived before whoever sent it was killed: reads it back. */
    void arrived(Placed placed) throws IOException {
        bookmark(dump(backup)).clear();
        prove(placed);
    }

    private void prove(Placed placed) throws StoreException {
        store.plain().prove(placed, transfer(bytes -> {}));
    }

    /** Writes the copy into the manifest of the backup, and puts that and what else belongs there beside the dump. */
    void rest(Placed placed, boolean encrypted, Instant at) throws IOException {
        Manifest noted = noted(new CopyRecord(
                store.name(),
                at,
                placed.object().path().toString(),
                placed.sent().bytes(),
                placed.sent().sha256(),
                placed.sent().md5(),
                encrypted));
        try (Content document = new BytesContent(tools.folder().embedded(noted))) {
            put(store.sending(encrypted), manifest(backup.id()), document);
        }
        new Beside(tools, store, cancel).put(backup.id(), encrypted);
    }

    private void put(OffsiteStore to, StorePath path, Content content) throws IOException {
        to.put(path, content, bookmark(path), transfer(bytes -> {}));
    }

    /** A backup that was removed here meanwhile keeps its copy, and so does one whose disk is full. */
    private Manifest noted(CopyRecord copy) {
        try {
            return tools.folder()
                    .change(backup.id(), manifest -> manifest.with(copy))
                    .with(tables);
        } catch (BelayException e) {
            LOG.warn("the manifest of {} does not name its copy in {}: {}", backup.id(), store.name(), e.sentence());
            return backup.manifest().with(copy).with(tables);
        }
    }

    private Transfer transfer(LongConsumer moved) {
        return new Transfer(moved, cancel, (bytes, signal) -> {});
    }
}
