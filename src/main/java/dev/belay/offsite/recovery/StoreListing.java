package dev.belay.offsite.recovery;

import dev.belay.base.Secret;
import dev.belay.offsite.Found;
import dev.belay.offsite.OffsiteStore;
import dev.belay.offsite.OpenStore;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StorePath;
import dev.belay.offsite.StoredObject;
import dev.belay.offsite.age.EncryptingStore;
import dev.belay.vault.Arrivals;
import dev.belay.vault.BackupFolder;
import dev.belay.vault.BackupId;
import dev.belay.vault.DamagedException;
import dev.belay.vault.Manifest;
import dev.belay.vault.StoredBackup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Looks through a store, and says of each dump in it what its manifest says. */
final class StoreListing {
    private static final String DUMP = ".sql.zst";
    private static final String MANIFEST = ".json";
    private static final int AT_ONCE = 8;
    /** By the time in their names, in which they were begun, and whatever their database is. */
    private static final Comparator<Dump> NEWEST_FIRST = Comparator.comparing(
                    (Dump dump) -> dump.id().value().replaceFirst("^[^_]*_", ""))
            .thenComparing(Dump::id)
            .reversed();

    private final OpenStore open;
    private final OffsiteStore store;
    private final @Nullable Secret key;
    private final Arrivals arrivals;
    private final BackupFolder folder;

    /** @param key opens what is encrypted; without one that stays unknown */
    StoreListing(OpenStore open, @Nullable Secret key, Arrivals arrivals, BackupFolder folder) {
        this.open = open;
        this.store = open.plain();
        this.key = key;
        this.arrivals = arrivals;
        this.folder = folder;
    }

    /** Everything that may be a backup, the newest first. Manifests are read, several at a time. */
    List<Found> all() throws StoreException {
        List<Future<Found>> asked = new ArrayList<>();
        try (ExecutorService readers =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (Dump dump : dumps()) {
                asked.add(readers.submit(() -> found(dump)));
            }
            List<Found> all = new ArrayList<>();
            for (Future<Found> one : asked) {
                all.add(one.get());
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(StoreException.Kind.CANCELLED, "the search was ended", "", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreException known) {
                throw known;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** The newest one, and no other is looked at; empty when there is none. */
    Optional<Found> newest() throws StoreException {
        List<Dump> dumps = dumps();
        return dumps.isEmpty() ? Optional.empty() : Optional.of(found(dumps.getFirst()));
    }

    private List<Dump> dumps() throws StoreException {
        List<Dump> all = new ArrayList<>();
        for (String name : store.folders()) {
            List<StoredObject> objects = store.list(name);
            Map<BackupId, StoredObject> manifests = byId(objects, MANIFEST);
            byId(objects, DUMP).forEach((id, object) -> all.add(new Dump(id, object, manifests.get(id))));
        }
        all.sort(NEWEST_FIRST);
        return all;
    }

    /** The one called {@code id}; empty when its dump is not there. */
    Optional<Found> find(BackupId id) throws StoreException {
        Optional<StoredObject> dump = either(new StorePath(id.folder(), id + DUMP));
        if (dump.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(found(new Dump(id, dump.get(), either(beside(id)).orElse(null))));
    }

    /** The signed document of {@code found}, whose manifest could be read. */
    byte[] document(Found found) throws StoreException {
        StoredObject object = either(beside(found.id()))
                .orElseThrow(() -> new StoreException(
                        StoreException.Kind.MISSING, "the manifest of " + found.id() + " is gone", "look again"));
        return StoreFile.read(store, object, key);
    }

    /** The encrypted file of that name, else the plain one. */
    private Optional<StoredObject> either(StorePath path) throws StoreException {
        Optional<StoredObject> encrypted = store.find(path.plus(EncryptingStore.ENDING));
        return encrypted.isPresent() ? encrypted : store.find(path);
    }

    private static StorePath beside(BackupId id) {
        return new StorePath(id.folder(), id + MANIFEST);
    }

    /** Those whose names end so; of an encrypted one and one that is not, the encrypted one. */
    private static Map<BackupId, StoredObject> byId(List<StoredObject> objects, String end) {
        Map<BackupId, StoredObject> all = new HashMap<>();
        for (StoredObject object : objects) {
            id(object, end)
                    .filter(id -> EncryptingStore.encrypted(object) || !all.containsKey(id))
                    .ifPresent(id -> all.put(id, object));
        }
        return all;
    }

    private static Optional<BackupId> id(StoredObject object, String end) {
        String name = object.path().name();
        String plain = EncryptingStore.encrypted(object)
                ? name.substring(0, name.length() - EncryptingStore.ENDING.length())
                : name;
        return plain.endsWith(end)
                ? BackupId.parse(plain.substring(0, plain.length() - end.length()))
                        .filter(id -> id.folder().equals(object.path().folder()))
                : Optional.empty();
    }

    private Found found(Dump dump) throws StoreException {
        StoredObject manifest = dump.manifest();
        if (manifest == null) {
            return unknown(dump, "it has no manifest");
        }
        try {
            Arrivals.Signed signed = arrivals.read(dump.id(), StoreFile.read(store, manifest, key));
            return found(dump, signed.manifest(), signed.ours(), "");
        } catch (DamagedException e) {
            return unknown(dump, String.valueOf(e.getMessage()));
        } catch (StoreException e) {
            return switch (e.kind()) {
                case DENIED, DAMAGED, MISSING -> unknown(dump, e.sentence());
                case TRANSIENT, FULL, REVOKED, SOURCE, CANCELLED, BROKEN -> throw e;
            };
        }
    }

    private Found unknown(Dump dump, String why) {
        return found(dump, null, false, why);
    }

    private Found found(Dump dump, @Nullable Manifest manifest, boolean ours, String why) {
        boolean here = folder.find(dump.id())
                .filter(StoredBackup.Known.class::isInstance)
                .isPresent();
        boolean encrypted = EncryptingStore.encrypted(dump.object());
        return new Found(dump.id(), open.name(), dump.object(), encrypted, manifest, ours, here, why);
    }

    /** A file that may be a backup, and what may be its manifest. */
    private record Dump(
            BackupId id, StoredObject object, @Nullable StoredObject manifest) {}
}
