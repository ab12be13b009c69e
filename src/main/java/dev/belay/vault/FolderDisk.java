package dev.belay.vault;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** The disk on which a folder lies, or will lie. */
record FolderDisk(Path folder, FolderFailure failure) {

    /**
     * Bytes that can still be written; those of the nearest folder that exists when this one does not yet.
     *
     * @throws BelayException {@link ErrorCode#USAGE} when it lies where no files are kept
     */
    long usableSpace() {
        Path existing = folder;
        while (!Files.exists(existing)) {
            existing = DurableFiles.parent(existing);
        }
        try {
            FileStore disk = Files.getFileStore(existing);
            if (disk.getTotalSpace() == 0) {
                throw failure.noDisk(disk.type());
            }
            return disk.getUsableSpace();
        } catch (IOException e) {
            throw failure.unreadable(e);
        }
    }
}
