package dev.belay.vault;

import dev.belay.base.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Puts a copy in the place of a backup's damaged file. The damaged one stays until the copy is known to be the file of
 * the manifest and is on the disk: wherever a crash falls, one of the two is there.
 */
record Substitution(BackupFiles layout, DurableFiles files) {

    /** Opens the file of a copy; what an earlier attempt left goes. */
    PartialBackup begin(BackupId id) throws IOException {
        Path partial = BackupFiles.partial(layout.dump(id));
        files.delete(partial);
        return new PartialBackup(id, partial, files);
    }

    void put(PartialBackup copy, Manifest manifest) throws IOException {
        require(copy, manifest);
        if (!Files.exists(layout.manifest(copy.id()), LinkOption.NOFOLLOW_LINKS)) {
            throw new DamagedException("the backup was deleted meanwhile");
        }
        replace(copy);
    }

    /** Returns when {@code copy} is the file of {@code manifest}. */
    void require(PartialBackup copy, Manifest manifest) throws IOException {
        Contents expected = manifest.contents();
        long bytes = copy.channel().size();
        if (bytes != expected.storedBytes()) {
            throw new DamagedException("it has " + bytes + " bytes instead of " + expected.storedBytes());
        }
        Sha256 found = Sha256.of(copy.channel().position(0));
        if (!found.equals(expected.sha256())) {
            throw new DamagedException("its SHA-256 is " + found + " instead of " + expected.sha256());
        }
    }

    /** Gives {@code copy} the name of the backup's file, over what has that name. */
    void replace(PartialBackup copy) throws IOException {
        Path dump = layout.dump(copy.id());
        files.sync(copy.file());
        files.rename(copy.file(), dump);
        files.syncFolder(DurableFiles.parent(dump));
    }
}
