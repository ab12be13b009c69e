package dev.belay.restore;

import dev.belay.vault.BackupId;
import dev.belay.vault.DrillRecord;
import dev.belay.vault.Manifest;
import dev.belay.vault.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Decides from facts alone whether a drill is due, and of which backup: first of the closes of periods that were never
 * tried, one by one, and else of one of the newest backups in each round.
 */
final class DrillDue {
    /** For so long after a period was closed its drill is owed; what was closed before is tried by hand. */
    static final Duration LATELY = Duration.ofDays(30);
    /** A new installation is left alone for its first day, and a drill that could not be done is not tried more often. */
    private static final Duration PATIENCE = Duration.ofDays(1);

    private DrillDue() {}

    /**
     * The backup to try now; empty when none is due.
     *
     * @param manifests of one database, in any order
     * @param tries when a drill of a backup was last begun, whatever came of it
     * @param every how often
     * @param random chooses among the good backups of the last two rounds, the newest of them included
     */
    static Optional<Manifest> choose(
            List<Manifest> manifests,
            Map<BackupId, Instant> tries,
            Duration every,
            Instant now,
            RandomGenerator random) {
        List<Manifest> good = manifests.stream()
                .filter(Manifest::good)
                .sorted(Comparator.comparing(
                                (Manifest manifest) -> manifest.taken().began())
                        .reversed())
                .toList();
        return close(good, tries, now)
                .or(() -> ofTheRound(good, manifests, newest(tries.values()), every, now)
                        .map(candidates -> candidates.get(random.nextInt(candidates.size()))));
    }

    /** Whether the drill of a period's close is still to come; one that went badly is not tried again and again. */
    static boolean owed(Manifest closed, Instant now) {
        return closed.taken().reason() == Reason.CLOSE
                && closed.drills().isEmpty()
                && closed.taken().ended().plus(LATELY).isAfter(now);
    }

    /** The oldest that is owed and was not tried a moment ago. */
    private static Optional<Manifest> close(List<Manifest> good, Map<BackupId, Instant> tries, Instant now) {
        return good.reversed().stream()
                .filter(manifest -> owed(manifest, now))
                .filter(manifest -> patient(tries.get(manifest.id()), now))
                .findFirst();
    }

    private static Optional<List<Manifest>> ofTheRound(
            List<Manifest> good, List<Manifest> manifests, @Nullable Instant lastTry, Duration every, Instant now) {
        if (good.isEmpty() || !patient(lastTry, now) || now.isBefore(nextRound(good, manifests, every))) {
            return Optional.empty();
        }
        Instant recent = now.minus(every.multipliedBy(2));
        List<Manifest> candidates = good.stream()
                .filter(manifest -> manifest.taken().began().isAfter(recent))
                .toList();
        return Optional.of(candidates.isEmpty() ? List.of(good.getFirst()) : candidates);
    }

    private static Instant nextRound(List<Manifest> good, List<Manifest> manifests, Duration every) {
        Instant lastDrill = newest(manifests.stream()
                .flatMap(manifest -> manifest.drills().stream())
                .map(DrillRecord::at)
                .toList());
        return lastDrill == null ? good.getLast().taken().ended().plus(PATIENCE) : lastDrill.plus(every);
    }

    private static boolean patient(@Nullable Instant tried, Instant now) {
        return tried == null || !now.isBefore(tried.plus(PATIENCE));
    }

    private static @Nullable Instant newest(Collection<Instant> moments) {
        return moments.stream().max(Comparator.naturalOrder()).orElse(null);
    }
}
