package dev.belay.vault;

import dev.belay.base.BelayException;
import dev.belay.testing.fakes.Acts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A real backup folder with small backups in it, whose owner can be killed at every act on the file system. */
public final class MortalFolder {
    private static final Duration TO_READ = Duration.ofSeconds(20);

    private MortalFolder() {}

    /** Opens {@code root}; {@code acts} decides what goes wrong. */
    public static BackupFolder open(Path root, Acts acts) {
        return new BackupFolder(
                root, new ManifestSeal(SampleFolder.KEY), ChangeLock.ofThisProcess(), new MortalFiles(acts));
    }

    /** What takes backups into {@code root} that come back; {@code acts} decides what goes wrong. */
    public static Arrivals arrivals(Path root, ManifestSeal seal, Acts acts) {
        return new Arrivals(root, seal, new MortalFiles(acts));
    }

    /** A good backup of {@code finance}. */
    public static Manifest good(BackupFolder folder, Instant began) {
        return take(folder, began, Reason.SCHEDULE, null, true);
    }

    /** A backup of {@code finance}; {@code good} tells how its file was found when it was read back. */
    public static Manifest take(
            BackupFolder folder, Instant began, Reason reason, @Nullable Instant keepUntil, boolean good) {
        BackupId id = new BackupId("finance_" + began.getEpochSecond() + "_" + reason.word() + "_7k3q");
        try (PartialBackup partial = folder.begin(id, "finance")) {
            StoredFile stored = SampleFolder.write(folder, partial, began);
            return folder.publish(partial, manifest(SampleManifests.of(id, stored, began), reason, keepUntil, good));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A good backup of {@code finance} whose file has about as many bytes as asked for. */
    public static Manifest sized(BackupFolder folder, Instant began, int bytes) {
        byte[] random = new byte[bytes * 3 / 4];
        new Random(began.getEpochSecond()).nextBytes(random);
        byte[] sql = Base64.getEncoder().encode(random);
        BackupId id = new BackupId("finance_" + began.getEpochSecond() + "_" + Reason.MANUAL.word() + "_7k3q");
        try (PartialBackup partial = folder.begin(id, "finance")) {
            StoredFile stored = SampleFolder.write(folder, partial, began, sql);
            return folder.publish(partial, manifest(SampleManifests.of(id, stored, began), Reason.MANUAL, null, true));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Manifest manifest(Manifest sample, Reason reason, @Nullable Instant keepUntil, boolean good) {
        Taken as = sample.taken();
        Taken taken = new Taken(
                as.began(), as.ended(), as.zone(), reason, as.actor(), null, as.period(), null, null, keepUntil);
        Verification readBack = new Verification(as.began().plus(TO_READ), "read back", good, good ? "" : "frame 1");
        return new Manifest(
                sample.format(),
                sample.id(),
                sample.database(),
                sample.source(),
                taken,
                sample.contents(),
                sample.settings(),
                false,
                List.of(),
                List.of(readBack),
                sample.globals(),
                List.of(),
                null,
                List.of());
    }

    /** Acts on the file system, each announced before it is done. */
    private static final class MortalFiles extends DurableFiles {
        private final Acts acts;

        MortalFiles(Acts acts) {
            this.acts = acts;
        }

        @Override
        void syncFolder(Path folder) throws IOException {
            act("sync", folder);
            super.syncFolder(folder);
        }

        @Override
        boolean delete(Path file) throws IOException {
            act("delete", file);
            return super.delete(file);
        }

        private void act(String what, Path path) throws IOException {
            try {
                acts.act(what + " " + path.getFileName());
            } catch (BelayException e) {
                throw new IOException("the disk does not answer", e);
            }
        }
    }
}
