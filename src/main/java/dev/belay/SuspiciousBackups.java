package dev.belay;

import dev.belay.backup.BackupCatalogue;
import dev.belay.notify.Facts.Flaw;
import dev.belay.notify.Trouble.Kind;
import dev.belay.vault.Anomaly;
import dev.belay.vault.AnomalyReport;
import dev.belay.vault.Manifest;
import dev.belay.vault.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which backups look wrong. The safety backup of a restore is none of them: it holds what somebody is about to replace.
 */
final class SuspiciousBackups {
    private static final int TOLD = 5;

    private final BackupCatalogue catalogue;

    SuspiciousBackups(BackupCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What is to be told of those of {@code database}. */
    List<Flaw> of(String database) {
        return among(catalogue.of(database).stream()
                .filter(BackupCatalogue::good)
                .flatMap(backup -> BackupCatalogue.manifest(backup).stream())
                .toList());
    }

    /**
     * Of those since the newest that counts, each that shows what none before it did; when the newest counts, what people
     * may want to know of it.
     */
    static List<Flaw> among(List<Manifest> newestFirst) {
        List<Manifest> ordinary = newestFirst.stream()
                .filter(manifest -> manifest.taken().reason() != Reason.SAFETY)
                .toList();
        List<Manifest> since =
                ordinary.stream().takeWhile(Manifest::suspicious).toList().reversed();
        return since.isEmpty()
                ? ordinary.stream()
                        .limit(1)
                        .flatMap(newest -> changed(newest).stream())
                        .toList()
                : firsts(since);
    }

    private static List<Flaw> changed(Manifest newest) {
        AnomalyReport report = newest.anomalies();
        return report != null && report.open() ? List.of(flaw(newest, Kind.CHANGED)) : List.of();
    }

    private static List<Flaw> firsts(List<Manifest> oldestFirst) {
        Set<String> known = new HashSet<>();
        List<Flaw> told = new ArrayList<>();
        for (Manifest manifest : oldestFirst) {
            Set<String> shown =
                    manifest.findings().stream().map(Anomaly::subject).collect(Collectors.toSet());
            if (known.addAll(shown)) {
                told.add(flaw(manifest, Kind.SUSPICIOUS));
            }
        }
        return told;
    }

    private static Flaw flaw(Manifest manifest, Kind kind) {
        List<Anomaly> found = manifest.findings();
        List<String> lines = new ArrayList<>(
                found.stream().limit(TOLD).map(Anomaly::sentence).toList());
        if (found.size() > TOLD) {
            lines.add("and " + (found.size() - TOLD) + " more on the page of the backup");
        }
        return new Flaw(manifest.id().value(), kind, manifest.taken().ended(), String.join("\n", lines));
    }
}
