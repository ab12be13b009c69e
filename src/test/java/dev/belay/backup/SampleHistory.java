package dev.belay.backup;

import dev.belay.base.Sha256;
import dev.belay.vault.BackupId;
import dev.belay.vault.Contents;
import dev.belay.vault.Extension;
import dev.belay.vault.Manifest;
import dev.belay.vault.Reason;
import dev.belay.vault.Source;
import dev.belay.vault.StoredBackup;
import dev.belay.vault.TableEntry;
import dev.belay.vault.Tables;
import dev.belay.vault.Taken;
import dev.belay.vault.Verification;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Backups of a made-up database, as they differ from one night to the next. */
public final class SampleHistory {
    public static final Instant NIGHT = Instant.parse("2026-02-18T17:00:00Z");
    static final String SERVER = "7301234567890123456";

    private SampleHistory() {}

    /** What of a backup is compared. */
    public record Holds(
            Map<String, Long> rows,
            long bytes,
            Map<String, String> extensions,
            List<String> excluded,
            @Nullable String server) {
        static Holds rows(Map<String, Long> rows) {
            return new Holds(rows, 1000, Map.of("plpgsql", "1.0"), List.of(), SERVER);
        }

        static Holds sized(long bytes) {
            return new Holds(Map.of(), bytes, Map.of(), List.of(), SERVER);
        }

        static Holds extensions(Map<String, String> extensions) {
            return new Holds(Map.of(), 1000, extensions, List.of(), SERVER);
        }

        static Holds of(@Nullable String server) {
            return new Holds(Map.of(), 1000, Map.of(), List.of(), server);
        }

        Holds without(String... tables) {
            return new Holds(rows, bytes, extensions, List.of(tables), server);
        }

        Holds sizedTo(long other) {
            return new Holds(rows, other, extensions, excluded, server);
        }
    }

    /** A backup taken at {@code began}, read back whole or not. Each row takes ten bytes. */
    public static Manifest manifest(String database, Instant began, Reason reason, Holds holds, boolean whole) {
        List<TableEntry> tables = holds.rows().entrySet().stream()
                .map(table -> new TableEntry(
                        "public", table.getKey(), List.of("id"), table.getValue(), table.getValue() * 10, 0, 1))
                .toList();
        List<Extension> extensions = holds.extensions().entrySet().stream()
                .map(extension -> new Extension(extension.getKey(), extension.getValue()))
                .toList();
        return new Manifest(
                Manifest.FORMAT,
                new BackupId(database + "_" + began.getEpochSecond()),
                database,
                new Source(database, holds.server(), 1, "15.18", "15.18", "UTF8", "C", "C", "libc", 1),
                new Taken(began, began.plusSeconds(60), "UTC", reason, "belay", null, null, null, null, null),
                new Contents(
                        holds.bytes(),
                        1,
                        Sha256.of("x"),
                        Tables.of(tables),
                        0,
                        0,
                        extensions,
                        List.of(),
                        holds.excluded()),
                null,
                false,
                List.of(),
                List.of(new Verification(began, "read-back", whole, "")),
                null,
                List.of(),
                null,
                List.of());
    }

    static Manifest night(int number, Holds holds) {
        return manifest("ledger", NIGHT.plusSeconds(86_400L * number), Reason.SCHEDULE, holds, true);
    }

    static StoredBackup.Known stored(Manifest manifest) {
        return new StoredBackup.Known(manifest.id(), Path.of(manifest.id() + ".sql.zst"), 1, manifest);
    }
}
