package dev.belay.offsite.recovery;

import dev.belay.offsite.StoredObject;
import dev.belay.operation.OperationId;
import dev.belay.vault.BackupId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The private folder for what comes from stores. What of a file has arrived stays there until the whole is where it
 * belongs, so that the next attempt goes on; beside it stands of which file it is.
 */
record FetchFolder(Path root) {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> OWNERS_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /** Where what arrives of a file of {@code backup} is. */
    Path partial(String store, BackupId backup) {
        return root.resolve(store + "-" + backup + ".partial");
    }

    /** Opens what has arrived of {@code object}; what arrived of another one goes. The caller closes it. */
    FileChannel open(String store, BackupId backup, StoredObject object) throws IOException {
        Files.createDirectories(root, OWNERS_FOLDER);
        Path partial = partial(store, backup);
        Path from = from(partial);
        String wanted = object.ref() + "\n" + object.bytes() + "\n" + object.stamp() + "\n";
        boolean same = Files.exists(from) && Files.readString(from).equals(wanted);
        if (!same || (Files.exists(partial) && Files.size(partial) > object.bytes())) {
            forget(store, backup);
            try (FileChannel written = create(from, StandardOpenOption.WRITE)) {
                written.write(StandardCharsets.UTF_8.encode(wanted));
            }
        }
        return create(partial, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Deletes what has arrived. */
    void forget(String store, BackupId backup) throws IOException {
        Path partial = partial(store, backup);
        Files.deleteIfExists(partial);
        Files.deleteIfExists(from(partial));
    }

    /** The file that {@code drill} tries. */
    Path tried(OperationId drill) {
        return root.resolve(drill + ".drill");
    }

    /** Opens a new file that a drill is to try. The caller closes and deletes it. */
    FileChannel createTried(OperationId drill) throws IOException {
        Files.createDirectories(root, OWNERS_FOLDER);
        return create(tried(drill), StandardOpenOption.WRITE);
    }

    /** Deletes what arrived before {@code limit} and nobody asked for since. */
    void sweep(Instant limit) throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        try (Stream<Path> all = Files.list(root)) {
            List<Path> files = all.toList();
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static Path from(Path partial) {
        return partial.resolveSibling(partial.getFileName() + ".from");
    }

    private static FileChannel create(Path file, OpenOption... access) throws IOException {
        Set<OpenOption> options = new HashSet<>(Set.of(access));
        options.add(StandardOpenOption.CREATE);
        options.add(LinkOption.NOFOLLOW_LINKS);
        return FileChannel.open(file, options, OWNER_ONLY);
    }
}
