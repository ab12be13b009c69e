package dev.belay.cli.json;

import dev.belay.vault.Manifest;
import dev.belay.vault.StoredBackup;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The backups in the folder, newest first. */
public record BackupsJson(List<Item> backups) {
    public static BackupsJson of(List<StoredBackup> stored) {
        return new BackupsJson(stored.stream().map(Item::of).toList());
    }

    /**
     * One of them.
     *
     * @param state {@code good}, {@code bad}, {@code foreign} or {@code unknown}
     * @param suspicious whether it does not count, good or not, until somebody says that it is right
     */
    public record Item(
            String id,
            String state,
            @Nullable String database,
            @Nullable Instant taken,
            @Nullable String reason,
            @Nullable String label,
            @Nullable String period,
            boolean pinned,
            @Nullable Long rows,
            long storedBytes,
            @Nullable String sha256,
            boolean suspicious) {
        static Item of(StoredBackup stored) {
            return switch (stored) {
                case StoredBackup.Known known ->
                    of(known, known.manifest(), known.manifest().good() ? "good" : "bad");
                case StoredBackup.Foreign foreign -> of(foreign, foreign.manifest(), "foreign");
                case StoredBackup.Unknown unknown ->
                    new Item(
                            unknown.id().value(),
                            "unknown",
                            null,
                            null,
                            null,
                            null,
                            null,
                            false,
                            null,
                            unknown.storedBytes(),
                            null,
                            false);
            };
        }

        private static Item of(StoredBackup stored, Manifest manifest, String state) {
            return new Item(
                    stored.id().value(),
                    state,
                    manifest.database(),
                    manifest.taken().began(),
                    manifest.taken().reason().word(),
                    manifest.taken().label(),
                    manifest.taken().period(),
                    manifest.pinned(),
                    manifest.contents().rows(),
                    stored.storedBytes(),
                    manifest.contents().sha256().hex(),
                    manifest.suspicious());
        }
    }
}
