package dev.belay.backup;

import dev.belay.backup.Dumper.Facts;
import dev.belay.base.BelayException;
import dev.belay.base.ByteSize;
import dev.belay.base.ErrorCode;
import dev.belay.vault.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * How large a backup will be: as large as the one before, or what the server's statistics say.
 *
 * @param plainBytes of SQL, 0 when unknown
 * @param storedBytes on the disk
 * @param tables with data
 */
record Estimate(long plainBytes, long storedBytes, int tables) {
    private static final long LEAST_FREE = 16L * 1024 * 1024;

    static Estimate of(Facts facts, @Nullable Manifest previous) {
        if (previous == null) {
            return new Estimate(facts.estimatedBytes(), facts.estimatedBytes() / 3, facts.tables());
        }
        return after(previous, facts.tables());
    }

    static Estimate after(Manifest previous, int tables) {
        return new Estimate(
                previous.contents().plainBytes(), previous.contents().storedBytes(), tables);
    }

    /** Free bytes that a backup needs: half as much again as it will take. */
    long freeBytesNeeded() {
        return Math.max(LEAST_FREE, storedBytes + storedBytes / 2);
    }

    /** Refuses to begin what the disk cannot hold. */
    void requireRoom(long freeBytes, String folder) {
        if (freeBytes < freeBytesNeeded()) {
            throw new BelayException(
                    ErrorCode.BACKUP_FAILED,
                    "the disk of " + folder + " has " + new ByteSize(freeBytes) + " free, and a backup needs "
                            + new ByteSize(freeBytesNeeded()),
                    "free some space, or set BELAY_BACKUPS to a folder on a larger disk");
        }
    }
}
