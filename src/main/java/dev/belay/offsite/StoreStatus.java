package dev.belay.offsite;

import dev.belay.vault.BackupId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one store does, for people.
 *
 * @param kind {@code drive}, {@code s3}, {@code folder} or {@code rclone}
 * @param place where it is; no secret
 * @param encrypts whether what is sent there from now on is encrypted
 * @param grows whether nothing can be deleted there, as far as is known; then retention leaves it alone
 * @param problem why it stands still; null when it does not
 * @param sending what is on its way now
 * @param lastProven when a copy last arrived and was read back; null when none ever was
 * @param compared when what it holds was last compared with what is believed; null when it never was
 * @param bytesFree as of the last probe; null when unknown
 */
public record StoreStatus(
        String name,
        String kind,
        String place,
        boolean encrypts,
        boolean grows,
        boolean paused,
        @Nullable Problem problem,
        List<Sending> sending,
        Counts counts,
        @Nullable Instant lastProven,
        @Nullable Instant compared,
        @Nullable Long bytesFree) {
    public StoreStatus {
        sending = List.copyOf(sending);
    }

    /** Why a store stands still. */
    public record Problem(Instant since, String sentence, String hint) {}

    /** Bytes that have arrived of those there are, and how many came in a second lately. */
    public record Sending(BackupId backup, long sent, long bytes, long bytesPerSecond) {}

    /** How many copies stand how. */
    public record Counts(int waiting, int proven, int failed, int missing, int damaged) {}
}
