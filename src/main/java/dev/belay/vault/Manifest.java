package dev.belay.vault;

import dev.belay.base.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one backup, beside its file.
 *
 * @param format version of this layout, {@value #FORMAT}
 * @param database the name under which Belay guards it
 * @param zone in which its times are meant for people, such as {@code Asia/Seoul}
 * @param period key of the period that it closes, such as {@code 2026-W07}
 * @param plainBytes of SQL
 * @param storedBytes of the file
 * @param sha256 of the file
 * @param roles that the dump names as owners and in grants
 * @param settings null for a foreign file
 * @param auditHead number and hash of the last audit entry when it was taken, {@code 42:ab…}
 */
public record Manifest(
        int format,
        BackupId id,
        String database,
        Source source,
        Instant began,
        Instant ended,
        String zone,
        Reason reason,
        @Nullable String label,
        @Nullable String period,
        boolean pinned,
        @Nullable String gitCommit,
        String actor,
        long plainBytes,
        long storedBytes,
        Sha256 sha256,
        List<TableEntry> tables,
        int sequences,
        int largeObjects,
        List<Extension> extensions,
        List<String> roles,
        @Nullable DatabaseSettings settings,
        List<String> excludedData,
        List<String> warnings,
        List<Verification> verifications,
        @Nullable String auditHead) {

    /** The layout that this version writes. */
    public static final int FORMAT = 1;

    public Manifest {
        tables = List.copyOf(tables);
        extensions = List.copyOf(extensions);
        roles = List.copyOf(roles);
        excludedData = List.copyOf(excludedData);
        warnings = List.copyOf(warnings);
        verifications = List.copyOf(verifications);
    }

    /** All rows of all tables. */
    public long rows() {
        return tables.stream().mapToLong(TableEntry::rows).sum();
    }

    /** Good means: the last time its file was read, it was whole. */
    public boolean good() {
        return lastVerification().map(Verification::good).orElse(false);
    }

    /** The last time that its file was read to its end. */
    public Optional<Verification> lastVerification() {
        return verifications.isEmpty() ? Optional.empty() : Optional.of(verifications.getLast());
    }
}
