package dev.belay.offsite;

import dev.belay.base.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** Bookmarks as files of one private folder, readable by this account alone, written whole or not at all. */
public final class FileBookmarks {
    private final Path folder;

    /** @param folder made, for this account alone, when the first bookmark is written */
    public FileBookmarks(Path folder) {
        this.folder = folder;
    }

    /** That of the upload of {@code path} to {@code store}. */
    public Bookmark of(String store, StorePath path) {
        String whole = store + "/" + path;
        String safe = whole.replaceAll("[^A-Za-z0-9_+-]", "_");
        String name = safe.substring(0, Math.min(safe.length(), 150)) + "-"
                + Sha256.of(whole).hex().substring(0, 16);
        return new OnDisk(folder.resolve(name));
    }

    private record OnDisk(Path file) implements Bookmark {
        @Override
        public Optional<String> read() throws IOException {
            try {
                return Optional.of(Files.readString(file));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
        }

        @Override
        public void write(String text) throws IOException {
            Path folder = parent();
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            Path partial = file.resolveSibling(file.getFileName() + ".partial");
            Files.deleteIfExists(partial);
            try (FileChannel channel = FileChannel.open(
                    partial,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
            sync(folder);
        }

        @Override
        public void clear() throws IOException {
            if (Files.deleteIfExists(file)) {
                sync(parent());
            }
        }

        private Path parent() {
            Path parent = file.toAbsolutePath().getParent();
            if (parent == null) {
                throw new IllegalStateException("a bookmark lies in a folder");
            }
            return parent;
        }

        private static void sync(Path folder) throws IOException {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }
}
