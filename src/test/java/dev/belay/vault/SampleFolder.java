package dev.belay.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;

/** Takes small backups into a folder, the way the product does. */
final class SampleFolder {
    static final byte[] KEY = new byte[32];

    private SampleFolder() {}

    static BackupFolder open(Path root) {
        return open(root, new DurableFiles());
    }

    static BackupFolder open(Path root, DurableFiles files) {
        return new BackupFolder(root, new ManifestSeal(KEY), ChangeLock.ofThisProcess(), files);
    }

    static Manifest take(BackupFolder folder, BackupId id) throws IOException {
        return take(folder, id, SampleManifests.BEGAN);
    }

    static Manifest take(BackupFolder folder, BackupId id, Instant began) throws IOException {
        try (PartialBackup partial = folder.begin(id, "finance")) {
            StoredFile stored = write(folder, partial, began);
            return folder.publish(partial, SampleManifests.of(id, stored, began));
        }
    }

    static StoredFile write(BackupFolder folder, PartialBackup partial, Instant began) throws IOException {
        return write(folder, partial, began, ("-- " + partial.id()).getBytes(StandardCharsets.UTF_8));
    }

    static StoredFile write(BackupFolder folder, PartialBackup partial, Instant began, byte[] sql) throws IOException {
        try (FrameWriter writer = new FrameWriter(partial.channel(), 1, 1)) {
            writer.write(sql, 0, sql.length);
            return writer.finish(frames -> folder.embedded(SampleManifests.of(partial.id(), frames, began)));
        }
    }
}
