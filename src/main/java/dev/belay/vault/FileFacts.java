package dev.belay.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;

/** What the file system says of a file itself, never of one that it points to. */
record FileFacts(Path file, BasicFileAttributes attributes, int names) {

    static FileFacts of(Path file) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return new FileFacts(file, attributes, countNames(file));
    }

    long bytes() {
        return attributes.size();
    }

    /** Why it is not to be trusted, whatever it holds. */
    Optional<String> oddity() {
        if (attributes.isSymbolicLink()) {
            return Optional.of("it is a symbolic link: put the file itself there");
        }
        if (!attributes.isRegularFile()) {
            return Optional.of("it is not a regular file");
        }
        return names == 1 ? Optional.empty() : Optional.of("it has " + names + " names (hard links): copy it instead");
    }

    StoredBackup.Unknown unknown(BackupId id, String why) {
        Instant modified = attributes.lastModifiedTime().toInstant();
        return new StoredBackup.Unknown(id, file, bytes(), modified, why);
    }

    private static int countNames(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                        && Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS) instanceof Integer links
                ? links
                : 1;
    }
}
