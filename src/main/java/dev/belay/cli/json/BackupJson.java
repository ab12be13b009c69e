package dev.belay.cli.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.belay.offsite.Copy;
import dev.belay.vault.Anomaly;
import dev.belay.vault.Manifest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A backup that was taken.
 *
 * @param id by which it is previewed, restored, verified and shown
 * @param operation that took it
 * @param suspicious whether it does not count until somebody says that it is right
 * @param state {@code done}; {@code offsite-failed} when it is good here and a copy that was waited for is not proven
 * @param anomalies what stands out in it beside the one before
 * @param copies how they stand; left out when nobody waited for them
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
        List<Anomaly> anomalies,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<CopyJson> copies) {
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
                manifest.findings(),
                null);
    }

    /** The same with the copies that were waited for. */
    public BackupJson with(List<Copy> waited, boolean proven) {
        return new BackupJson(
                id,
                proven ? state : "offsite-failed",
                operation,
                database,
                tables,
                rows,
                bytes,
                storedBytes,
                sha256,
                warnings,
                suspicious,
                anomalies,
                waited.stream().map(CopyJson::of).toList());
    }
}
