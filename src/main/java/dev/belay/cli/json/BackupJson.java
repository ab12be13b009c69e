package dev.belay.cli.json;

import dev.belay.vault.Anomaly;
import dev.belay.vault.Manifest;
import java.util.List;

/**
 * A backup that was taken.
 *
 * @param id by which it is previewed, restored, verified and shown
 * @param operation that took it
 * @param suspicious whether it does not count until somebody says that it is right
 * @param anomalies what stands out in it beside the one before
 */
public record BackupJson(
        String id,
        String state,
        String operation,
        String database,
        int tables,
        long rows,
        long bytes,
        long storedBytes,
        String sha256,
        List<String> warnings,
        boolean suspicious,
        List<Anomaly> anomalies) {
    public static BackupJson of(Manifest manifest, String operation) {
        return new BackupJson(
                manifest.id().value(),
                "done",
                operation,
                manifest.database(),
                manifest.contents().tables().count(),
                manifest.contents().rows(),
                manifest.contents().plainBytes(),
                manifest.contents().storedBytes(),
                manifest.contents().sha256().hex(),
                manifest.warnings(),
                manifest.suspicious(),
                manifest.findings());
    }
}
