package dev.belay.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The acts on the file system that must survive a loss of power, one by one, so that a test can stop between any two.
 * What it makes can be read by its owner alone, where the file system knows owners.
 */
class DurableFiles {

    /** Makes a folder, and those above it, and syncs each. */
    void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Path parent = parent(folder);
            makeFolder(parent);
            Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
            syncFolder(parent);
        }
    }

    /** Opens a file that was not there, to write and read. */
    FileChannel create(Path file) throws IOException {
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.READ),
                ownerOnly(file, "rw-------"));
    }

    /** Returns when the content of {@code file} is on the disk. */
    void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            channel.force(true);
        }
    }

    /** Returns when the names in {@code folder} are on the disk. */
    void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Writes a file whole, in place of a leftover of the same name. */
    void write(Path file, byte[] bytes) throws IOException {
        Files.deleteIfExists(file);
        try (FileChannel channel = create(file)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
    }

    /** Renames in one step, over what has the new name. */
    void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Gives a file a second name unless that name is taken. */
    void link(Path file, Path name) throws FileAlreadyExistsException, IOException {
        Files.createLink(name, file);
    }

    /** Deletes a file; does nothing when it is not there. */
    boolean delete(Path file) throws IOException {
        return Files.deleteIfExists(file);
    }

    static Path parent(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException(file + " lies in no folder");
        }
        return parent;
    }

    private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }
}
