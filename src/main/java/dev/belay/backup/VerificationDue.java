package dev.belay.backup;

import dev.belay.vault.BackupId;
import dev.belay.vault.Manifest;
import dev.belay.vault.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides from facts alone which backup is to be read again now. Each is read once in a period, and the readings are
 * spread over it: of n backups one is read in each nth part of the period, the one that was read longest ago first.
 */
final class VerificationDue {
    /** What could not be read at all is not tried more often. */
    private static final Duration PATIENCE = Duration.ofDays(1);
    /** A reading that lies further ahead was told by a clock that was wrong. */
    private static final Duration WRONG_CLOCK = Duration.ofHours(1);
    /** How a file is read when it was just written, which is no reading of this schedule. */
    private static final String READ_BACK = "read-back";

    private VerificationDue() {}

    /**
     * The backup to read now; empty when none is due.
     *
     * @param manifests of one database, in any order
     * @param tries when the reading of a backup was last begun, whatever came of it
     * @param period in which each is to be read once
     */
    static Optional<Manifest> choose(
            Collection<Manifest> manifests, Map<BackupId, Instant> tries, Duration period, Instant now) {
        List<Read> longestAgoFirst = manifests.stream()
                .map(manifest -> Read.of(manifest, now))
                .sorted(Comparator.comparing(Read::at)
                        .thenComparing(read -> read.manifest().id()))
                .toList();
        if (longestAgoFirst.isEmpty()) {
            return Optional.empty();
        }
        Duration pace = period.dividedBy(longestAgoFirst.size());
        boolean turn = !now.isBefore(lastTurn(longestAgoFirst, now).plus(pace));
        return longestAgoFirst.stream()
                .filter(read -> turn || !now.isBefore(read.at().plus(period)))
                .map(Read::manifest)
                .filter(manifest -> patient(tries.get(manifest.id()), period, now))
                .findFirst();
    }

    /** The last reading that was not that of a new file; when there was none, the one that lies furthest back. */
    private static Instant lastTurn(List<Read> reads, Instant now) {
        return reads.stream()
                .flatMap(read -> read.manifest().verifications().stream())
                .filter(reading -> !reading.how().equals(READ_BACK) && believable(reading.at(), now))
                .map(Verification::at)
                .max(Comparator.naturalOrder())
                .orElseGet(() -> reads.getFirst().at());
    }

    /** Whether it may be tried again, or a copy of it fetched again, when that was {@code tried} last. */
    static boolean patient(@Nullable Instant tried, Duration period, Instant now) {
        Duration pause = period.compareTo(PATIENCE) < 0 ? period : PATIENCE;
        return tried == null || tried.isAfter(now) || !now.isBefore(tried.plus(pause));
    }

    private static boolean believable(Instant at, Instant now) {
        return !at.isAfter(now.plus(WRONG_CLOCK));
    }

    /** A backup, and when it was last read; never, when that is told to lie ahead, so that time does not make it true. */
    private record Read(Manifest manifest, Instant at) {
        static Read of(Manifest manifest, Instant now) {
            return new Read(
                    manifest,
                    manifest.lastVerification()
                            .map(Verification::at)
                            .filter(at -> believable(at, now))
                            .orElse(Instant.EPOCH));
        }
    }
}
