package dev.belay.vault;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The folder that holds the backups and describes itself. A dump is published before its manifest and deleted after it,
 * and each step is on the disk before the next begins: wherever a crash falls, what looks good is good.
 *
 * <p>Every method throws {@link BelayException} when the folder cannot be used, with the folder's name in the sentence.
 */
public final class BackupFolder {
    private final BackupFiles layout;
    private final ManifestSeal seal;
    private final DurableFiles files;
    private final FolderListing listing;
    private final ListingMemory memory;
    private final FolderFailure failure;
    private final ChangeLock lock;

    /** One that this process alone changes. */
    public BackupFolder(Path root, ManifestSeal seal) {
        this(root, seal, ChangeLock.ofThisProcess());
    }

    /** One that several processes change, each holding {@code lock} meanwhile. */
    public BackupFolder(Path root, ManifestSeal seal, ChangeLock lock) {
        this(root, seal, lock, new DurableFiles());
    }

    BackupFolder(Path root, ManifestSeal seal, ChangeLock lock, DurableFiles files) {
        this.lock = lock;
        this.layout = new BackupFiles(root.toAbsolutePath().normalize());
        this.seal = seal;
        this.files = files;
        this.listing = new FolderListing(layout, seal);
        this.memory = new ListingMemory(layout, listing, System::nanoTime);
        this.failure = new FolderFailure(layout.root());
    }

    public Path root() {
        return layout.root();
    }

    /**
     * Bytes that can still be written; those of the nearest folder that exists when this one does not yet.
     *
     * @throws BelayException {@link ErrorCode#USAGE} when it lies where no files are kept, such as in {@code /proc}
     */
    public long usableSpace() {
        return new FolderDisk(root(), failure).usableSpace();
    }

    /** Opens the file of a new backup, under a name that no backup has. The caller closes it. */
    public PartialBackup begin(BackupId id, String database) {
        Path dump = layout.dump(id);
        if (!id.folder().equals(BackupId.folderName(database)) || Files.exists(dump, LinkOption.NOFOLLOW_LINKS)) {
            throw new IllegalArgumentException(id + " cannot be a new backup of " + database);
        }
        try {
            Path folder = layout.folder(id);
            files.makeFolder(folder);
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw new NotDirectoryException(folder.toString());
            }
            return new PartialBackup(id, BackupFiles.partial(dump), files);
        } catch (IOException e) {
            throw failure.unusable(e);
        }
    }

    /** The copy of {@code manifest} that goes into the file itself. */
    public byte[] embedded(Manifest manifest) {
        return seal.seal(manifest);
    }

    /** Makes a backup of what was written, first the file and then its manifest, each on the disk before the next. */
    public Manifest publish(PartialBackup partial, Manifest manifest) {
        Path dump = layout.dump(partial.id());
        try {
            files.sync(partial.file());
            files.rename(partial.file(), dump);
            files.syncFolder(DurableFiles.parent(dump));
            return replace(manifest);
        } catch (IOException e) {
            throw discard(failure.broken(e), dump);
        } catch (BelayException e) {
            throw discard(e, layout.manifest(partial.id()), dump);
        }
    }

    /**
     * The manifest that {@code backup} lost, from the copy in its file; nothing is written, and nothing proven yet.
     *
     * @throws DamagedException with the reason, when there is no such copy or when a manifest lies beside the file
     */
    public Manifest embeddedIn(StoredBackup.Unknown backup) throws IOException {
        return EmbeddedManifest.of(backup, layout, seal);
    }

    /**
     * Changes what the manifest of a backup says, from what it says now.
     *
     * @return the changed one
     * @throws BelayException {@link ErrorCode#NOT_FOUND} when there is no such backup, {@link ErrorCode#REFUSED} when this
     *     console did not sign its manifest
     */
    public Manifest change(BackupId id, UnaryOperator<Manifest> change) {
        try (ChangeLock.Held _ = lock.take()) {
            return switch (find(id).orElseThrow(() -> unknown(id))) {
                case StoredBackup.Known known -> replace(change.apply(known.manifest()));
                case StoredBackup.Foreign _, StoredBackup.Unknown _ ->
                    throw new BelayException(
                            ErrorCode.REFUSED,
                            id + " has no manifest that this console signed",
                            "inspect it with belay inspect");
            };
        }
    }

    /** Puts {@code manifest} in the place of the one that its backup has. */
    public Manifest replace(Manifest manifest) {
        Path sidecar = layout.manifest(manifest.id());
        Path partial = BackupFiles.partial(sidecar);
        try (ChangeLock.Held _ = lock.take()) {
            memory.change(manifest.id(), () -> {
                files.write(partial, seal.seal(manifest));
                files.sync(partial);
                files.rename(partial, sidecar);
                files.syncFolder(DurableFiles.parent(sidecar));
            });
            return manifest;
        } catch (IOException e) {
            throw discard(failure.broken(e), partial);
        }
    }

    /** Deletes a backup, first its manifest and then its file; {@link ErrorCode#NOT_FOUND} when there is none. */
    public void delete(BackupId id) {
        delete(id, anything -> {});
    }

    /**
     * As {@link #delete(BackupId)}, unless {@code check} throws; it is shown the backup as it is now, and nothing of it
     * changes in between. Returns the bytes that its file took.
     */
    public long delete(BackupId id, Consumer<StoredBackup> check) {
        try (ChangeLock.Held _ = lock.take()) {
            StoredBackup stored = find(id).orElseThrow(() -> unknown(id));
            check.accept(stored);
            Path dump = stored.file();
            Path folder = DurableFiles.parent(dump);
            memory.change(id, () -> {
                if (files.delete(layout.manifest(id))) {
                    files.syncFolder(folder);
                }
                files.delete(dump);
                files.syncFolder(folder);
            });
            return stored.storedBytes();
        } catch (IOException e) {
            throw failure.broken(e);
        }
    }

    /**
     * Goes on with a deletion that was cut short: a file whose manifest is gone goes too, and a backup that still has
     * one stays. Returns whether nothing is left.
     */
    public boolean finishDelete(BackupId id) {
        try (ChangeLock.Held _ = lock.take()) {
            boolean left = find(id).isPresent();
            if (left && Files.exists(layout.manifest(id), LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            if (left) {
                delete(id);
            }
            return true;
        }
    }

    /**
     * All that lies in the folder and may be a backup, newest first. What was read before is not read again, and a file
     * that somebody else changed without renaming it may be told as it was up to a minute ago.
     */
    public List<StoredBackup> list() {
        try {
            return memory.list();
        } catch (IOException e) {
            throw failure.unreadable(e);
        }
    }

    /** As {@link #list()}, having looked at each file now. */
    public List<StoredBackup> look() {
        try {
            return memory.look();
        } catch (IOException e) {
            throw failure.unreadable(e);
        }
    }

    /** The one with {@code id}, as it is now. */
    public Optional<StoredBackup> find(BackupId id) {
        try {
            Optional<StoredBackup> named = listing.named(id);
            return named.isPresent() ? named : foreign(id);
        } catch (IOException e) {
            throw failure.unreadable(e);
        }
    }

    /** A file that is not named after its id. */
    private Optional<StoredBackup> foreign(BackupId id) {
        return list().stream().filter(backup -> backup.id().equals(id)).findFirst();
    }

    /**
     * The manifest of the backup {@code id} when this console signed it, whatever has become of its file meanwhile;
     * empty when there is none.
     */
    public Optional<Manifest> signed(BackupId id) {
        return listing.signed(id);
    }

    /** Opens a file for a copy of the backup {@code id}, to be put in its place. The caller closes it. */
    public PartialBackup beginCopy(BackupId id) {
        try {
            return new Substitution(layout, files).begin(id);
        } catch (IOException e) {
            throw failure.unusable(e);
        }
    }

    /**
     * Puts {@code copy} in the place of the file of {@code manifest}, damaged or gone as it may be.
     *
     * @throws DamagedException when the copy is not that file; then nothing was changed
     */
    public void putBack(PartialBackup copy, Manifest manifest) throws DamagedException {
        try (ChangeLock.Held _ = lock.take()) {
            new Substitution(layout, files).put(copy, manifest);
        } catch (DamagedException e) {
            throw e;
        } catch (IOException e) {
            throw failure.broken(e);
        }
    }

    /**
     * Deletes what killed processes left half-written, except for backups that still run, and says what it was.
     *
     * @param stillRunning asked only after the file was seen: a file that is begun later is not even looked at
     */
    public List<Path> sweepPartials(Predicate<BackupId> stillRunning) {
        List<Path> swept = new ArrayList<>();
        try (ChangeLock.Held _ = lock.take()) {
            for (Path file : layout.files()) {
                Optional<BackupId> id = layout.idOfPartial(file);
                if (id.isPresent() && !stillRunning.test(id.get()) && files.delete(file)) {
                    swept.add(file);
                }
            }
            return swept;
        } catch (IOException e) {
            throw failure.unreadable(e);
        }
    }

    /** What could not be published must not go on filling the disk. */
    private BelayException discard(BelayException why, Path... unpublished) {
        try {
            for (Path file : unpublished) {
                files.delete(file);
            }
        } catch (IOException e) {
            why.addSuppressed(e);
        }
        return why;
    }

    private static BelayException unknown(BackupId id) {
        return new BelayException(
                ErrorCode.NOT_FOUND, "there is no backup " + id, "belay backups lists those there are");
    }
}
