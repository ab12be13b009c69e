package dev.belay.vault;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Says in words why the backup folder could not be used, and what to do. */
record FolderFailure(Path root) {
    private static final long FULL_BELOW_BYTES = 1024L * 1024;

    /** It can be neither made nor written to: that is a matter of the configuration. */
    BelayException unusable(IOException cause) {
        return failure(ErrorCode.USAGE, "cannot be written to", cause);
    }

    /** It could be used before, and writing failed. */
    BelayException broken(IOException cause) {
        return failure(ErrorCode.BACKUP_FAILED, "failed while it was written to", cause);
    }

    BelayException unreadable(IOException cause) {
        return failure(ErrorCode.USAGE, "cannot be read", cause);
    }

    /** A file system that has no size at all keeps no files: it is not a full one. */
    BelayException noDisk(String type) {
        return new BelayException(
                ErrorCode.USAGE,
                "the backup folder " + root + " lies on a file system of the type " + type
                        + ", which has no room at all",
                "name a folder on a disk in BELAY_BACKUPS");
    }

    private BelayException failure(ErrorCode code, String what, IOException cause) {
        if (isFull(cause)) {
            return new BelayException(
                    ErrorCode.BACKUP_FAILED,
                    "the disk of the backup folder " + root + " is full",
                    "free some space, or name a folder on a larger disk in BELAY_BACKUPS; no backup was deleted",
                    cause);
        }
        return new BelayException(
                code,
                "the backup folder " + root + " " + what + ": " + reason(cause),
                "let the account that runs Belay read and write there, or name another folder in BELAY_BACKUPS",
                cause);
    }

    /** Asks the disk, since the words of the operating system depend on its language. */
    private boolean isFull(IOException cause) {
        try {
            return Files.exists(root) && isFull(Files.getFileStore(root));
        } catch (IOException e) {
            cause.addSuppressed(e);
            return false;
        }
    }

    private static boolean isFull(FileStore disk) throws IOException {
        return disk.getTotalSpace() > 0 && disk.getUsableSpace() < FULL_BELOW_BYTES;
    }

    private static String reason(IOException cause) {
        return switch (cause) {
            case AccessDeniedException denied -> "access to " + denied.getFile() + " is denied";
            case FileAlreadyExistsException file -> file.getFile() + " is not a folder";
            case NotDirectoryException file -> file.getFile() + " is not a folder";
            case NoSuchFileException file -> file.getFile() + " cannot be made";
            default -> String.valueOf(cause.getMessage());
        };
    }
}
