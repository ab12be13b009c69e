package dev.belay.postgres;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A password for one child process, in a file that nobody else may read; closing removes it. */
final class PassFile implements AutoCloseable {
    private final Path folder;
    private final Path file;

    private PassFile(Path folder, Path file) {
        this.folder = folder;
        this.file = file;
    }

    /**
     * Writes {@code password} into a new folder of its own under {@code parent}.
     *
     * @throws BelayException {@link ErrorCode#USAGE} when a password file cannot hold that password
     */
    static PassFile write(Path parent, Secret password) {
        String text = password.reveal();
        if (text.contains("\n") || text.contains("\r")) {
            throw new BelayException(
                    ErrorCode.USAGE,
                    "the password of the database holds a line break, which pg_dump cannot be given",
                    "give the role another password");
        }
        try {
            Files.createDirectories(parent);
            Path folder = Files.createTempDirectory(
                    parent,
                    LeftoverFolders.prefix(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path file = Files.createFile(
                    folder.resolve("pgpass"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, line(text));
            return new PassFile(folder, file);
        } catch (IOException e) {
            throw new BelayException(
                    ErrorCode.USAGE,
                    "the folder " + parent + " cannot be written to",
                    "check its rights and the free space",
                    e);
        }
    }

    private static byte[] line(String password) {
        String escaped = password.replace("\\", "\\\\").replace(":", "\\:");
        return ("*:*:*:*:" + escaped + "\n").getBytes(StandardCharsets.UTF_8);
    }

    Path path() {
        return file;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new BelayException(
                    ErrorCode.INTERNAL, "the password file in " + folder + " cannot be removed", "remove it", e);
        }
    }
}
