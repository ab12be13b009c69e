package dev.belay.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the file system says of a file itself, never of one that it points to.
 *
 * @param version is another one once the file was written, replaced or given other names
 */
record FileFacts(Path file, long bytes, FileTime modified, boolean regular, boolean link, int names, Version version) {
    private static final String ASKED = "unix:size,lastModifiedTime,isRegularFile,isSymbolicLink,nlink,ctime,ino";

    /**
     * By which a file is known to be as it was.
     *
     * @param changed when its contents, its place or its rights were changed, which nobody can set; null where unknown
     * @param inode null where unknown
     */
    record Version(
            FileTime modified,
            long bytes,
            @Nullable Object changed,
            @Nullable Object inode) {}

    /** One question for all of it: a list of thousands of backups asks thousands of times. */
    static FileFacts of(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return plain(file);
        }
        Map<String, Object> found = Files.readAttributes(file, ASKED, LinkOption.NOFOLLOW_LINKS);
        FileTime modified = said(found, "lastModifiedTime", FileTime.class);
        long bytes = said(found, "size", Long.class);
        return new FileFacts(
                file,
                bytes,
                modified,
                said(found, "isRegularFile", Boolean.class),
                said(found, "isSymbolicLink", Boolean.class),
                said(found, "nlink", Integer.class),
                new Version(modified, bytes, found.get("ctime"), found.get("ino")));
    }

    private static <T> T said(Map<String, Object> found, String name, Class<T> type) {
        return type.cast(Objects.requireNonNull(found.get(name), name));
    }

    private static FileFacts plain(Path file) throws IOException {
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return new FileFacts(
                file,
                found.size(),
                found.lastModifiedTime(),
                found.isRegularFile(),
                found.isSymbolicLink(),
                1,
                new Version(found.lastModifiedTime(), found.size(), null, found.fileKey()));
    }

    /** Why it is not to be trusted, whatever it holds. */
    Optional<String> oddity() {
        if (link) {
            return Optional.of("it is a symbolic link: put the file itself there");
        }
        if (!regular) {
            return Optional.of("it is not a regular file");
        }
        return names == 1 ? Optional.empty() : Optional.of("it has " + names + " names (hard links): copy it instead");
    }

    StoredBackup.Unknown unknown(BackupId id, String why) {
        Instant at = modified.toInstant();
        return new StoredBackup.Unknown(id, file, bytes, at, why);
    }
}
