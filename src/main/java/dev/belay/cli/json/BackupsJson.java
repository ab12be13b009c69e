package dev.belay.cli.json;

import dev.belay.offsite.Copy;
import dev.belay.vault.BackupId;
import dev.belay.vault.Manifest;
import dev.belay.vault.StoredBackup;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The backups in the folder, newest first. */
public record BackupsJson(List<Item> backups) {
    /**
     * {@code stored} with their copies elsewhere.
     *
     * @param copies every one that is known
     */
    public static BackupsJson of(List<StoredBackup> stored, List<Copy> copies) {
        Map<BackupId, List<CopyJson>> byBackup = copies.stream()
                .collect(Collectors.groupingBy(Copy::backup, Collectors.mapping(CopyJson::of, Collectors.toList())));
        return new BackupsJson(stored.stream()
                .map(backup -> Item.of(backup).with(byBackup.getOrDefault(backup.id(), List.of())))
                .toList());
    }

    /**
     * One of them.
     *
     * @param state {@code good}, {@code bad}, {@code foreign} or {@code unknown}
     * @param suspicious whether it does not count, good or not, until somebody says that it is right
     * @param copies elsewhere, one for each store that has or should have one
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
            boolean suspicious,
            List<CopyJson> copies) {
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
                            false,
                            List.of());
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
                    manifest.suspicious(),
                    List.of());
        }

        private Item with(List<CopyJson> its) {
            return new Item(
                    id,
                    state,
                    database,
                    taken,
                    reason,
                    label,
                    period,
                    pinned,
                    rows,
                    storedBytes,
                    sha256,
                    suspicious,
                    its);
        }
    }
}
