package dev.belay.vault;

import dev.belay.vault.Anomaly.Grade;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backup looked like beside the one that counted before it.
 *
 * @param baseline id of the backup that it was compared with
 * @param found what stands out; empty when nothing does
 * @param accepted null while nobody said that it is right
 */
public record AnomalyReport(
        String baseline, List<Anomaly> found, @Nullable Acceptance accepted) {
    public AnomalyReport {
        Parts.require("a comparison", baseline, found);
        found = List.copyOf(found);
    }

    /** Whether something stands out for which a backup does not count, and nobody said that it is right. */
    public boolean suspicious() {
        return open() && found.stream().anyMatch(anomaly -> anomaly.grade() == Grade.SUSPICIOUS);
    }

    /** Whether something stands out, and nobody said that it is right. */
    public boolean open() {
        return accepted == null && !found.isEmpty();
    }

    AnomalyReport with(Acceptance acceptance) {
        return new AnomalyReport(baseline, found, acceptance);
    }
}
