package dev.belay.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.belay.offsite.Copy;
import dev.belay.vault.Acceptance;
import dev.belay.vault.Anomaly;
import dev.belay.vault.Manifest;
import dev.belay.vault.StoredBackup;
import dev.belay.vault.Verification;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A backup as the API tells it.
 *
 * @param state {@code good}, {@code damaged}, {@code foreign} or {@code unknown}
 * @param description null for a file without a whole manifest
 * @param tables null in a list
 * @param copies elsewhere, one for each store that has or should have one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BackupJson(
        String id,
        String state,
        long storedBytes,
        @JsonUnwrapped @Nullable Description description,
        @Nullable List<Table> tables,
        @Nullable List<Verification> verifications,
        List<CopyJson> copies) {

    static BackupJson brief(StoredBackup backup, List<Copy> copies) {
        return of(backup, false).with(copies);
    }

    static BackupJson whole(StoredBackup backup, List<Copy> copies) {
        return of(backup, true).with(copies);
    }

    private BackupJson with(List<Copy> known) {
        return new BackupJson(
                id,
                state,
                storedBytes,
                description,
                tables,
                verifications,
                known.stream().map(CopyJson::of).toList());
    }

    private static BackupJson of(StoredBackup backup, boolean whole) {
        return switch (backup) {
            case StoredBackup.Known known ->
                of(known, known.manifest().good() ? "good" : "damaged", known.manifest(), whole);
            case StoredBackup.Foreign foreign -> of(foreign, "foreign", foreign.manifest(), whole);
            case StoredBackup.Unknown unknown ->
                new BackupJson(unknown.id().value(), "unknown", unknown.storedBytes(), null, null, null, List.of());
        };
    }

    private static BackupJson of(StoredBackup backup, String state, Manifest manifest, boolean whole) {
        return new BackupJson(
                backup.id().value(),
                state,
                backup.storedBytes(),
                Description.of(manifest),
                whole
                        ? manifest.contents().tables().all().stream()
                                .map(table -> new Table(table.schema(), table.name(), table.rows(), table.bytes()))
                                .toList()
                        : null,
                whole ? manifest.verifications() : null,
                List.of());
    }

    /**
     * What its manifest says.
     *
     * @param suspicious whether it does not count, good or not, until somebody says that it is right
     * @param anomalies what stands out in it beside the one before
     * @param accepted who said that it is right; null while nobody did
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Description(
            String database,
            String reason,
            @Nullable String label,
            @Nullable String period,
            boolean pinned,
            String actor,
            Instant began,
            Instant ended,
            long plainBytes,
            long rows,
            String sha256,
            String serverVersion,
            String dumpVersion,
            List<String> warnings,
            boolean suspicious,
            List<Anomaly> anomalies,
            @Nullable Acceptance accepted) {
        static Description of(Manifest manifest) {
            return new Description(
                    manifest.database(),
                    manifest.taken().reason().word(),
                    manifest.taken().label(),
                    manifest.taken().period(),
                    manifest.pinned(),
                    manifest.taken().actor(),
                    manifest.taken().began(),
                    manifest.taken().ended(),
                    manifest.contents().plainBytes(),
                    manifest.contents().rows(),
                    manifest.contents().sha256().hex(),
                    manifest.source().serverVersion(),
                    manifest.source().dumpVersion(),
                    manifest.warnings(),
                    manifest.suspicious(),
                    manifest.findings(),
                    manifest.anomalies() == null ? null : manifest.anomalies().accepted());
        }
    }

    /** One of its tables. */
    record Table(String schema, String name, long rows, long bytes) {}
}
