package dev.belay.restore;

import dev.belay.vault.DrillRecord;
import dev.belay.vault.Manifest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Decides from facts alone whether a drill is due, and of which backup. */
final class DrillDue {
    /** A new installation is left alone for its first day, and a drill that could not be done is not tried more often. */
    private static final Duration PATIENCE = Duration.ofDays(1);

    private DrillDue() {}

    /**
     * The backup to try now; empty when none is due.
     *
     * @param manifests of one database, in any order
     * @param lastTry when a drill was last begun, whatever came of it; null when none was
     * @param every how often
     * @param random chooses among the good backups of the last two rounds, the newest of them included
     */
    static Optional<Manifest> choose(
            List<Manifest> manifests, @Nullable Instant lastTry, Duration every, Instant now, RandomGenerator random) {
        List<Manifest> good = manifests.stream()
                .filter(Manifest::good)
                .sorted(Comparator.comparing(
                                (Manifest manifest) -> manifest.taken().began())
                        .reversed())
                .toList();
        if (good.isEmpty() || !due(good, manifests, lastTry, every, now)) {
            return Optional.empty();
        }
        Instant recent = now.minus(every.multipliedBy(2));
        List<Manifest> candidates = good.stream()
                .filter(manifest -> manifest.taken().began().isAfter(recent))
                .toList();
        return Optional.of(candidates.isEmpty() ? good.getFirst() : candidates.get(random.nextInt(candidates.size())));
    }

    private static boolean due(
            List<Manifest> good, List<Manifest> manifests, @Nullable Instant lastTry, Duration every, Instant now) {
        if (lastTry != null && now.isBefore(lastTry.plus(PATIENCE))) {
            return false;
        }
        Optional<Instant> lastDrill = manifests.stream()
                .flatMap(manifest -> manifest.drills().stream())
                .map(DrillRecord::at)
                .max(Comparator.naturalOrder());
        Instant from = lastDrill
                .map(at -> at.plus(every))
                .orElseGet(() -> good.getLast().taken().ended().plus(PATIENCE));
        return !now.isBefore(from);
    }
}
