package dev.belay.offsite;

import dev.belay.backup.BackupCatalogue;
import dev.belay.vault.BackupId;
import dev.belay.vault.Manifest;
import dev.belay.vault.Reason;
import dev.belay.vault.RetentionCandidate;
import dev.belay.vault.StoredBackup;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of a backup that has copies elsewhere, also when its own file is gone: by it retention judges
 * them.
 *
 * @param taken the moment that it holds
 * @param ended when it was complete
 * @param counts whether it is good and not suspicious
 * @param keepUntil before which no copy must go; null when nobody said
 */
public record CopiedBackup(
        BackupId id,
        String database,
        Instant taken,
        Instant ended,
        Reason reason,
        long bytes,
        boolean counts,
        boolean pinned,
        @Nullable Instant keepUntil) {

    /** What the manifest of {@code backup} says. */
    public static CopiedBackup of(StoredBackup.Known backup) {
        Manifest manifest = backup.manifest();
        return new CopiedBackup(
                backup.id(),
                manifest.database(),
                manifest.taken().began(),
                manifest.taken().ended(),
                manifest.taken().reason(),
                backup.storedBytes(),
                BackupCatalogue.counts(backup),
                manifest.pinned(),
                manifest.taken().keepUntil());
    }

    /** One of its copies, as retention sees it. */
    RetentionCandidate candidate() {
        return new RetentionCandidate(id, taken, reason, bytes, counts, pinned, keepUntil, null, true);
    }
}
