package dev.belay.vault;

import java.nio.file.Path;
import java.time.Instant;

/** A file in the backup folder, and what can be said about it. */
public sealed interface StoredBackup {
    /** The stem of its file name; the way it is addressed. */
    BackupId id();

    Path file();

    long storedBytes();

    /** A backup with a manifest that this console signed. */
    record Known(BackupId id, Path file, long storedBytes, Manifest manifest) implements StoredBackup {}

    /** A backup whose manifest is whole but was signed with another console's key. */
    record Foreign(BackupId id, Path file, long storedBytes, Manifest manifest) implements StoredBackup {}

    /** A file without a manifest, or with one that cannot be trusted: never counted as a good backup. */
    record Unknown(BackupId id, Path file, long storedBytes, Instant modified, String why) implements StoredBackup {}
}
