package dev.belay.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/** A random key in a file of its own, readable by this account alone. */
record KeyFile(Path path, SecureRandom random) {
    private static final int BYTES = 32;

    byte[] read() throws IOException {
        byte[] key = Files.readAllBytes(path);
        if (key.length != BYTES) {
            throw new IOException("a key has " + BYTES + " bytes, and " + path + " has " + key.length);
        }
        return key;
    }

    /** The key; made when the file is missing, whole or not at all, and by one process only. */
    byte[] readOrMake() throws IOException {
        try (FolderLock lock = FolderLock.around(path)) {
            if (!Files.exists(path)) {
                make(lock);
            }
            return read();
        }
    }

    private void make(FolderLock lock) throws IOException {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        Path partial = path.resolveSibling(path.getFileName() + ".partial");
        Files.deleteIfExists(partial);
        try (FileChannel channel = FileChannel.open(
                partial,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.write(ByteBuffer.wrap(key));
            channel.force(true);
        }
        Files.move(partial, path, StandardCopyOption.ATOMIC_MOVE);
        lock.syncFolder();
    }
}
