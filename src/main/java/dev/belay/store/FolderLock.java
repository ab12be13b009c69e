package dev.belay.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps others out while files of a private folder are made or replaced. */
record FolderLock(Path folder, FileChannel channel) implements AutoCloseable {
    // the kernel's lock belongs to the process, and closing any channel on the file frees it: threads need their own
    private static final ReentrantLock THREADS = new ReentrantLock();

    /** Waits for the lock of the folder of {@code file}; makes it, for this account alone, when it is missing. */
    static FolderLock around(Path file) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file stands in a folder");
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        THREADS.lock();
        try {
            return new FolderLock(folder, locked(folder.resolve(".lock")));
        } catch (IOException | RuntimeException e) {
            THREADS.unlock();
            throw e;
        }
    }

    private static FileChannel locked(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            channel.lock();
            return channel;
        } catch (IOException | RuntimeException e) {
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
        try {
            channel.close();
        } finally {
            THREADS.unlock();
        }
    }
}
