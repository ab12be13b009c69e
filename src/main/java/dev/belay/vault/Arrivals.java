package dev.belay.vault;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Takes backups into the folder that come back from elsewhere, each with the manifest with which it was sent away. One
 * is published as a new backup is: first the file, then the manifest, each on the disk before the next.
 */
public final class Arrivals {
    private final BackupFiles layout;
    private final ManifestSeal seal;
    private final DurableFiles files;

    public Arrivals(Path root, ManifestSeal seal) {
        this(root, seal, new DurableFiles());
    }

    Arrivals(Path root, ManifestSeal seal, DurableFiles files) {
        this.layout = new BackupFiles(root.toAbsolutePath().normalize());
        this.seal = seal;
        this.files = files;
    }

    /**
     * A manifest and whose it is.
     *
     * @param ours whether this console signed it, or the one whose key it has
     */
    public record Signed(Manifest manifest, boolean ours) {}

    /**
     * What {@code document} says.
     *
     * @throws DamagedException when it is no manifest, or not the one of {@code id}
     */
    public Signed read(BackupId id, byte[] document) throws DamagedException {
        Signed signed =
                switch (seal.open(document)) {
                    case SealState.Ours(Manifest manifest) -> new Signed(manifest, true);
                    case SealState.Foreign(Manifest manifest) -> new Signed(manifest, false);
                    case SealState.Broken(String why) -> throw new DamagedException(why);
                };
        if (!signed.manifest().id().equals(id)) {
            throw new DamagedException(
                    "its manifest is that of " + signed.manifest().id());
        }
        return signed;
    }

    /** Opens a file for the dump of {@code id}; what an earlier attempt left goes. The caller closes it. */
    public PartialBackup begin(BackupId id) {
        try {
            files.makeFolder(layout.folder(id));
            return new Substitution(layout, files).begin(id);
        } catch (IOException e) {
            throw new FolderFailure(layout.root()).unusable(e);
        }
    }

    /**
     * Makes a backup of what was written.
     *
     * @throws DamagedException when that is not the file of the manifest; then nothing was changed
     * @throws BelayException {@link ErrorCode#REFUSED} when a manifest has appeared there meanwhile
     */
    public void publish(PartialBackup dump, byte[] document) throws DamagedException {
        Manifest manifest = read(dump.id(), document).manifest();
        Path sidecar = layout.manifest(dump.id());
        try {
            new Substitution(layout, files).require(dump, manifest);
            if (Files.exists(sidecar, LinkOption.NOFOLLOW_LINKS)) {
                throw new BelayException(
                        ErrorCode.REFUSED, dump.id() + " is in the backup folder already", "belay backups lists it");
            }
            new Substitution(layout, files).replace(dump);
            put(sidecar, document);
        } catch (DamagedException e) {
            throw e;
        } catch (IOException e) {
            throw new FolderFailure(layout.root()).broken(e);
        }
    }

    /** A file whose manifest cannot be written must not stay as one that nobody knows. */
    private void put(Path sidecar, byte[] document) throws IOException {
        Path partial = BackupFiles.partial(sidecar);
        try {
            files.write(partial, document);
            files.sync(partial);
            files.rename(partial, sidecar);
            files.syncFolder(DurableFiles.parent(sidecar));
        } catch (IOException e) {
            layout.idOfManifest(sidecar).ifPresent(id -> discard(layout.dump(id), e));
            discard(partial, e);
            throw e;
        }
    }

    private void discard(Path file, IOException why) {
        try {
            files.delete(file);
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }
}
