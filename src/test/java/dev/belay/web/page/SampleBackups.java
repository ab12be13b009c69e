package dev.belay.web.page;

import dev.belay.base.Sha256;
import dev.belay.vault.Acceptance;
import dev.belay.vault.Anomaly;
import dev.belay.vault.Anomaly.Grade;
import dev.belay.vault.AnomalyReport;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Backups of the sample ledger over the last weeks. */
final class SampleBackups {
    private static final String[] TABLES = {
        "income", "expense", "audit_event", "attachment", "member", "closing", "account", "category", "session", "note"
    };
    private static final long[] ROWS = {3_952_100, 1_493_800, 1_488_000, 18_240, 199_400, 118, 412, 64, 0, 7};

    private SampleBackups() {}

    static List<StoredBackup> weeks() {
        List<StoredBackup> backups = new ArrayList<>();
        for (int day = 34; day >= 0; day--) {
            if (day == 11 || day == 12) {
                continue;
            }
            Instant began = Instant.parse("2026-11-19T17:00:00Z").minus(Duration.ofDays(day));
            Reason reason = day % 7 == 4 ? Reason.CLOSE : day == 0 ? Reason.MANUAL : Reason.SCHEDULE;
            String label = reason == Reason.CLOSE ? "week close" : day == 0 ? "before the March migration" : null;
            backups.add(known(began, reason, label, 35 - day, day != 20));
        }
        Instant old = Instant.parse("2026-11-12T03:00:00Z");
        backups.add(new StoredBackup.Unknown(
                new BackupId("ledger_old"),
                Path.of("backups/ledger/ledger_old.sql.zst"),
                88_000_000,
                old,
                "it has no manifest"));
        Manifest foreign = manifest(old.plusSeconds(3600), Reason.MANUAL, "staging copy", 20, true);
        backups.add(new StoredBackup.Foreign(foreign.id(), file(foreign), 201_000_000, foreign));
        return backups;
    }

    static StoredBackup.Known newest() {
        return known(Instant.parse("2026-11-19T17:00:00Z"), Reason.MANUAL, "before the March migration", 35, true);
    }

    static StoredBackup.Known known(Instant began, Reason reason, @Nullable String label, int age, boolean good) {
        return stored(manifest(began, reason, label, age, good));
    }

    static Manifest manifest(Instant began, Reason reason, @Nullable String label, int age, boolean good) {
        Manifest manifest = manifest(began, reason, label, tables(age), 1_036_008_413L + age * 4_800_000L, good);
        long income = manifest.contents().tables().all().getFirst().rows();
        return age == 25
                ? manifest.with(
                        report(null, new Anomaly.RowsLost(Grade.WARNING, "public.income", income * 100 / 69, income)))
                : manifest;
    }

    static AnomalyReport report(@Nullable Acceptance accepted, Anomaly... found) {
        return new AnomalyReport("ledger_20261118T170000Z_schedule", List.of(found), accepted);
    }

    /** One of each kind. */
    static Manifest suspicious(Instant began, @Nullable Acceptance accepted) {
        List<TableEntry> tables = new ArrayList<>(tables(35).subList(0, 9));
        tables.set(4, table("public", "member", 0));
        return manifest(began, Reason.SCHEDULE, null, tables, 420_000_000, true)
                .with(report(
                        accepted,
                        new Anomaly.OtherServer(Grade.SUSPICIOUS, "7345120043351110", "7402217730012948"),
                        new Anomaly.SizeLost(Grade.SUSPICIOUS, 1_204_008_413, 420_000_000),
                        new Anomaly.TableEmptied(Grade.SUSPICIOUS, "public.member", 201_720, 0),
                        new Anomaly.TableMissing(Grade.WARNING, "public.note", 7),
                        new Anomaly.RowsLost(Grade.WARNING, "public.expense", 1_511_200, 900_000),
                        new Anomaly.ExtensionChanged(Grade.WARNING, "pg_trgm", "1.5", "1.6"),
                        new Anomaly.ExtensionChanged(Grade.WARNING, "hstore", null, "1.8")));
    }

    static StoredBackup.Known stored(Manifest manifest) {
        return new StoredBackup.Known(
                manifest.id(), file(manifest), manifest.contents().storedBytes(), manifest);
    }

    static Manifest manifest(
            Instant began, Reason reason, @Nullable String label, List<TableEntry> tables, long bytes, boolean good) {
        BackupId id = new BackupId("ledger_" + began.toString().replaceAll("[^0-9TZ]", "") + "_" + reason.word());
        return new Manifest(
                Manifest.FORMAT,
                id,
                "ledger",
                source(bytes + 160_000_000),
                taken(began, reason, label),
                new Contents(
                        bytes,
                        bytes / 5,
                        Sha256.of(id.value()),
                        Tables.of(tables),
                        4,
                        0,
                        List.of(new Extension("plpgsql", "1.0"), new Extension("pg_trgm", "1.6")),
                        List.of("ledger_owner", "ledger_app"),
                        List.of()),
                null,
                reason == Reason.CLOSE,
                List.of(),
                List.of(new Verification(
                        began.plusSeconds(9),
                        "read-back",
                        good,
                        good ? "" : "frame 212 of 404 does not match its checksum")),
                null,
                List.of(),
                null,
                List.of());
    }

    private static Taken taken(Instant began, Reason reason, @Nullable String label) {
        return new Taken(
                began,
                began.plusMillis(5_600),
                "Asia/Seoul",
                reason,
                "minji",
                label,
                reason == Reason.CLOSE ? "2026-W47" : null,
                null,
                null,
                null);
    }

    private static Source source(long bytes) {
        return new Source(
                "ledger",
                "7345120043351110",
                16_401,
                "17.11",
                "17.11",
                "UTF8",
                "ko_KR.UTF-8",
                "ko_KR.UTF-8",
                "libc",
                bytes);
    }

    static List<TableEntry> tables(int age) {
        List<TableEntry> tables = new ArrayList<>();
        for (int i = 0; i < TABLES.length; i++) {
            long rows = ROWS[i] + age * ROWS[i] / 2_900;
            if (i == 0 && age > 22 && age < 26) {
                rows = rows * 69 / 100;
            }
            tables.add(table("public", TABLES[i], rows));
        }
        return tables;
    }

    static TableEntry table(String schema, String name, long rows) {
        return new TableEntry(schema, name, List.of("id", "name"), rows, rows * 143, 0, 1);
    }

    private static Path file(Manifest manifest) {
        return Path.of("backups/ledger/" + manifest.id() + ".sql.zst");
    }
}
