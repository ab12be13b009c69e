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
            for (String name : store.folders()) {
                List<StoredObject> objects = store.list(name);
                Map<StorePath, StoredObject> manifests = manifests(objects);
                objects.stream()
                        .flatMap(object -> id(object, DUMP).stream().map(id -> new Dump(id, object)))
                        .forEach(dump ->
                                asked.add(readers.submit(() -> found(dump, manifests.get(beside(dump.id()))))));
            }
            List<Found> all = new ArrayList<>();
            for (Future<Found> one : asked) {
                all.add(one.get());
            }
            all.sort(NEWEST_FIRST);
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

    private static final Comparator<Found> NEWEST_FIRST = Comparator.comparing(
                    (Found found) -> found.id().value().replaceFirst("^[^_]*_", ""))
            .thenComparing(Found::id)
            .reversed();

    /** The one called {@code id}; empty when its dump is not there. */
    Optional<Found> find(BackupId id) throws StoreException {
        Optional<StoredObject> dump = either(new StorePath(id.folder(), id + DUMP));
        if (dump.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(found(new Dump(id, dump.get()), either(beside(id)).orElse(null)));
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

    /** By their path without the end that tells an encrypted one. */
    private static Map<StorePath, StoredObject> manifests(List<StoredObject> objects) {
        Map<StorePath, StoredObject> all = new HashMap<>();
        for (StoredObject object : objects) {
            Optional<BackupId> id = id(object, MANIFEST);
            if (id.isPresent() && (EncryptingStore.encrypted(object) || !all.containsKey(beside(id.get())))) {
                all.put(beside(id.get()), object);
            }
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

    private Found found(Dump dump, @Nullable StoredObject manifest) throws StoreException {
        boolean encrypted = EncryptingStore.encrypted(dump.object());
        boolean here = folder.find(dump.id())
                .filter(StoredBackup.Known.class::isInstance)
                .isPresent();
        if (manifest == null) {
            return new Found(dump.id(), open.name(), dump.object(), encrypted, null, false, here, "it has no manifest");
        }
        try {
            Arrivals.Signed signed = arrivals.read(dump.id(), StoreFile.read(store, manifest, key));
            return new Found(
                    dump.id(), open.name(), dump.object(), encrypted, signed.manifest(), signed.ours(), here, "");
        } catch (DamagedException e) {
            return new Found(
                    dump.id(),
                    open.name(),
                    dump.object(),
                    encrypted,
                    null,
                    false,
                    here,
                    String.valueOf(e.getMessage()));
        } catch (StoreException e) {
            return switch (e.kind()) {
                case DENIED, DAMAGED, MISSING ->
                    new Found(dump.id(), open.name(), dump.object(), encrypted, null, false, here, e.sentence());
                case TRANSIENT, FULL, REVOKED, SOURCE, CANCELLED, BROKEN -> throw e;
            };
        }
    }

    private record Dump(BackupId id, StoredObject object) {}
}
