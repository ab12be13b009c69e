package dev.belay.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Keeps other processes out while files of a private folder are made or replaced. */
record FolderLock(Path folder, FileChannel channel) implements AutoCloseable {

    /** Waits for the lock of {@code folder}; makes the folder, for this account alone, when it is missing. */
    static FolderLock take(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        FileChannel channel =
                FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            channel.lock();
            return new FolderLock(folder, channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Makes names that were made or moved in the folder survive a power cut. */
    void syncFolder() throws IOException {
        try (FileChannel directory = FileChannel.open(folder)) {
            directory.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
