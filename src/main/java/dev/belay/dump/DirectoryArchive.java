package dev.belay.dump;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder, which may be what {@code pg_dump -Fd} wrote. */
final class DirectoryArchive {
    private static final String CONTENTS = "toc.dat";

    private DirectoryArchive() {}

    /** The digest is that of the archive's table of contents. */
    static DumpSummary inspect(Path folder) {
        Path contents = folder.resolve(CONTENTS);
        if (!Files.isRegularFile(contents)) {
            throw new BelayException(
                    ErrorCode.DAMAGED_BACKUP,
                    "the folder " + folder + " is no dump: it has no file " + CONTENTS,
                    "name a dump file, or a folder that pg_dump -Fd wrote");
        }
        try (Stream<Path> files = Files.list(folder)) {
            long bytes = files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
            FileKind kind =
                    new FileKind(Engine.POSTGRESQL, DumpFormat.DIRECTORY, "an archive in pg_dump's directory format");
            return Summaries.unread(kind, Compression.NONE, bytes, bytes, Sha256.of(Files.readAllBytes(contents)));
        } catch (IOException e) {
            throw new BelayException(
                    ErrorCode.DAMAGED_BACKUP,
                    "the folder " + folder + " cannot be read: " + e.getMessage(),
                    "check the rights on the folder",
                    e);
        }
    }
}
