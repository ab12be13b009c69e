package dev.belay.bench;

import dev.belay.base.Sha256;
import dev.belay.offsite.CopiedBackup;
import dev.belay.vault.BackupFolder;
import dev.belay.vault.BackupId;
import dev.belay.vault.Contents;
import dev.belay.vault.Extension;
import dev.belay.vault.Manifest;
import dev.belay.vault.ManifestSeal;
import dev.belay.vault.Reason;
import dev.belay.vault.SealKey;
import dev.belay.vault.Source;
import dev.belay.vault.StoredBackup;
import dev.belay.vault.TableEntry;
import dev.belay.vault.Tables;
import dev.belay.vault.Taken;
import dev.belay.vault.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

/** A folder with a year and more of backups, one an hour, of a database with many tables. The dumps are stubs. */
final class ManyBackups {
    private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");
    private static final List<String> COLUMNS =
            List.of("id", "created_at", "updated_at", "member_id", "amount", "currency", "note", "is_deleted");
    private static final byte[] STUB = new byte[100];

    private final BackupFolder folder;
    private final String database;
    private final int tables;

    /** @param home where Belay keeps the key of its seals */
    ManyBackups(Path root, Path home, String database, int tables) {
        byte[] key = SealKey.loadOrCreate(home.resolve("keys").resolve("manifest.key"));
        this.folder = new BackupFolder(root, new ManifestSeal(key));
        this.database = database;
        this.tables = tables;
    }

    /** Every backup in the folder, as the state knows those that have copies. */
    List<CopiedBackup> copied() {
        return folder.list().stream()
                .filter(StoredBackup.Known.class::isInstance)
                .map(StoredBackup.Known.class::cast)
                .map(CopiedBackup::of)
                .toList();
    }

    /** Writes so many backups, the newest begun at {@code now}; without the syncs that real ones wait for. */
    void write(int count, Instant now) throws IOException {
        Path place = Files.createDirectories(folder.root().resolve(BackupId.folderName(database)));
        for (int number = 0; number < count; number++) {
            Manifest manifest = manifest(number, now.minus(Duration.ofHours(number)));
            Files.write(place.resolve(manifest.id() + ".sql.zst"), STUB);
            Files.write(place.resolve(manifest.id() + ".json"), folder.embedded(manifest));
        }
    }

    private Manifest manifest(int number, Instant began) {
        String moment = began.atZone(ZONE).toLocalDateTime().toString().replaceAll("[-:]|\\..*", "");
        BackupId id = new BackupId(database + "_" + moment + "+0900_schedule_" + number);
        return new Manifest(
                Manifest.FORMAT,
                id,
                GUARDED,
                new Source(
                        "ledger", "7301234567890123456", 16_384, "15.18", "15.18", "UTF8", "C", "C", "libc", 9_100_000),
                new Taken(
                        began,
                        began.plusSeconds(40),
                        ZONE.getId(),
                        Reason.SCHEDULE,
                        "belay",
                        null,
                        null,
                        null,
                        "42:" + Sha256.of("entry").hex(),
                        null),
                contents(number),
                null,
                false,
                List.of(),
                List.of(new Verification(began.plusSeconds(45), "read-back", true, "")),
                "CREATE ROLE ledger_owner;\n".repeat(20),
                List.of(),
                null,
                List.of());
    }

    private Contents contents(int number) {
        List<TableEntry> entries = IntStream.range(0, tables)
                .mapToObj(table -> new TableEntry(
                        "public",
                        "table_number_" + table,
                        COLUMNS,
                        1_000_000L * (table + 1) - number,
                        60_000_000L * (table + 1),
                        table * 3,
                        2))
                .toList();
        return new Contents(
                1_000_000_000,
                STUB.length,
                Sha256.of(Integer.toString(number)),
                Tables.of(entries),
                4,
                0,
                List.of(new Extension("plpgsql", "1.0")),
                List.of("ledger_owner", "ledger_app"),
                List.of());
    }

    private static final String GUARDED = "default";
}
