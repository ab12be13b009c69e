package dev.belay.restore;

import dev.belay.operation.Operation;
import dev.belay.operation.OperationKind;
import dev.belay.vault.DrillRecord;
import dev.belay.vault.Manifest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known about whether the backups of one database can be restored.
 *
 * @param good the newest proof; null when there is none
 * @param bad the newest drill that showed the opposite; null when there was none
 */
public record Proven(@Nullable Proof good, @Nullable Proof bad) {

    /** How it was shown. */
    public enum How {
        DRILL,
        /** A real restore or one that was undone since. */
        RESTORE
    }

    /**
     * One time that it was shown.
     *
     * @param took null when that is not known
     * @param backup its id; empty for a real restore
     * @param rows that were restored; 0 when it was bad
     * @param detail why it was bad; empty when it was not
     * @param place where it was tried; empty for a real restore
     */
    public record Proof(
            How how, Instant at, @Nullable Duration took, String backup, long rows, String detail, String place) {}

    /** From the manifests and the newest operations of one database, in any order. */
    public static Proven of(Collection<Manifest> manifests, Collection<Operation> operations) {
        Stream<Proof> restores = operations.stream().flatMap(operation -> restore(operation).stream());
        return new Proven(newest(Stream.concat(restores, drills(manifests, true))), newest(drills(manifests, false)));
    }

    /** Whether the last word is that a backup could not be restored. */
    public boolean doubtful() {
        return bad != null && (good == null || good.at().isBefore(bad.at()));
    }

    /** How long ago the newest proof was; empty when there is none. */
    public Optional<Duration> age(Instant now) {
        return Optional.ofNullable(good).map(proof -> Duration.between(proof.at(), now));
    }

    private static @Nullable Proof newest(Stream<Proof> proofs) {
        return proofs.max(Comparator.comparing(Proof::at)).orElse(null);
    }

    private static Stream<Proof> drills(Collection<Manifest> manifests, boolean good) {
        return manifests.stream()
                .flatMap(manifest -> manifest.drills().stream()
                        .filter(drill -> drill.good() == good)
                        .map(drill -> drill(manifest, drill)));
    }

    private static Proof drill(Manifest manifest, DrillRecord drill) {
        return new Proof(
                How.DRILL,
                drill.at(),
                drill.took(),
                manifest.id().value(),
                drill.rows(),
                drill.detail(),
                drill.place());
    }

    private static Optional<Proof> restore(Operation operation) {
        Instant ended = operation.ended();
        boolean through =
                operation.phase().equals(Phase.DONE.name()) || operation.phase().equals(Phase.UNDONE.name());
        if (operation.kind() != OperationKind.RESTORE || !through || ended == null) {
            return Optional.empty();
        }
        return Optional.of(new Proof(
                How.RESTORE,
                ended,
                null,
                "",
                Long.parseLong(operation.fact(RestoreFacts.ROWS).orElse("0")),
                "",
                ""));
    }
}
