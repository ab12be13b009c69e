package dev.belay.offsite;

import dev.belay.base.BelayException;
import dev.belay.operation.CancelSignal;
import dev.belay.vault.BackupId;
import dev.belay.vault.CopyRecord;
import dev.belay.vault.Manifest;
import dev.belay.vault.StoredBackup;
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

    Loading(CopyTools tools, OpenStore store, StoredBackup.Known backup, CancelSignal cancel) {
        this.tools = tools;
        this.store = store;
        this.backup = backup;
        this.cancel = cancel;
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
    boolean begun() throws IOException {
        return bookmark(dump(backup)).read().isPresent();
    }

    private Bookmark bookmark(StorePath path) {
        return tools.bookmarks().of(store.name(), path);
    }

    /**
     * Sends the dump, unless it is there already.
     *
     * @param moved told how much has arrived
     * @param arrived told where it lies, before the store forgets how it came there
     */
    Placed dump(boolean encrypted, Content content, LongConsumer moved, Consumer<Placed> arrived) throws IOException {
        StorePath path = dump(backup);
        Optional<Placed> before = begun() ? Optional.empty() : lyingThere();
        KeptBookmark bookmark = new KeptBookmark(bookmark(path));
        Placed placed = before.isPresent()
                ? before.get()
                : asItLies(store.sending(encrypted).put(path, content, bookmark, transfer(moved)), path, encrypted);
        arrived.accept(placed);
        bookmark.settle();
        return placed;
    }

    /** What an earlier state knew to be there, as the manifest tells, when it still seems to be. */
    private Optional<Placed> lyingThere() throws StoreException {
        Optional<CopyRecord> record = backup.manifest().copyIn(store.name());
        if (record.isEmpty()) {
            return Optional.empty();
        }
        CopyRecord copy = record.get();
        StorePath path = copy.encrypted() ? dump(backup).plus(Sealing.ENDING) : dump(backup);
        return store.plain()
                .find(path)
                .filter(there -> there.bytes() == copy.bytes())
                .map(there -> new Placed(there, new Fingerprint(copy.bytes(), copy.sha256(), copy.md5())));
    }

    /** What a store that encrypts shows under the name of the plain file lies under another. */
    private static Placed asItLies(Placed placed, StorePath path, boolean encrypted) {
        StoredObject object = placed.object();
        StorePath lies = encrypted ? path.plus(Sealing.ENDING) : path;
        return new Placed(
                new StoredObject(
                        lies,
                        object.ref(),
                        object.bytes(),
                        object.stamp(),
                        object.modified(),
                        object.sha256(),
                        object.md5()),
                placed.sent());
    }

    /** Reads the dump back. */
    void prove(Placed placed) throws StoreException {
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
        for (Companions.Companion beside : tools.companions().of(store.settings(), backup.manifest(), encrypted)) {
            beside(beside);
        }
    }

    private void put(OffsiteStore to, StorePath path, Content content) throws IOException {
        to.put(path, content, bookmark(path), transfer(bytes -> {}));
    }

    private void beside(Companions.Companion beside) throws IOException {
        if (!tools.book().beside(store.name(), beside.path()).equals(Optional.of(beside.stamp()))) {
            try (Content content = new BytesContent(beside.content().get())) {
                put(store.plain(), beside.path(), content);
            }
            tools.book().beside(store.name(), beside.path(), beside.stamp());
        }
    }

    /** A backup that was removed here meanwhile keeps its copy, and so does one whose disk is full. */
    private Manifest noted(CopyRecord copy) {
        try {
            return tools.folder().change(backup.id(), manifest -> manifest.with(copy));
        } catch (BelayException e) {
            LOG.warn("the manifest of {} does not name its copy in {}: {}", backup.id(), store.name(), e.sentence());
            return backup.manifest().with(copy);
        }
    }

    private Transfer transfer(LongConsumer moved) {
        return new Transfer(moved, cancel, (bytes, signal) -> {});
    }
}
