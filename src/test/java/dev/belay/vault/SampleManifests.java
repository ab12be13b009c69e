package dev.belay.vault;

import dev.belay.base.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Manifests with every field in use. */
final class SampleManifests {
    static final Instant BEGAN = Instant.parse("2026-02-18T17:00:00Z");

    private SampleManifests() {}

    static BackupId id(String tail) {
        return new BackupId("finance_20260219T020000+0900_close_" + tail);
    }

    static Manifest of(BackupId id, StoredFile file) {
        return of(id, file, BEGAN);
    }

    static Manifest of(BackupId id, StoredFile file, Instant began) {
        return new Manifest(
                Manifest.FORMAT,
                id,
                "finance",
                source(),
                taken(began),
                new Contents(
                        file.plainBytes(),
                        file.storedBytes(),
                        file.sha256(),
                        Tables.of(List.of(
                                new TableEntry("public", "income", List.of("id", "amount"), 414, 20_100, 1, 1),
                                new TableEntry("public", "헌금 \"x\"\n", List.of(), 0, 0, 2, 1))),
                        4,
                        0,
                        List.of(new Extension("plpgsql", "1.0")),
                        List.of("ledger_owner"),
                        List.of("public.sessions")),
                settings(),
                true,
                List.of("there are circular foreign keys"),
                List.of(),
                "CREATE ROLE ledger_owner;\n",
                List.of(),
                null,
                List.of());
    }

    static Manifest of(BackupId id) {
        return of(id, new StoredFile(Sha256.of("frames"), 20_500, 6, 3));
    }

    private static Source source() {
        return new Source(
                "ledger",
                "7301234567890123456",
                16_384,
                "15.18",
                "15.18",
                "UTF8",
                "ko_KR.UTF-8",
                "ko_KR.UTF-8",
                "libc",
                9_100_000);
    }

    private static Taken taken(Instant began) {
        return new Taken(
                began,
                began.plusMillis(5_250),
                "Asia/Seoul",
                Reason.CLOSE,
                "minji",
                "주간 마감",
                "2026-W07",
                null,
                "42:" + Sha256.of("entry").hex(),
                null);
    }

    private static DatabaseSettings settings() {
        return new DatabaseSettings(
                "ledger_owner",
                "pg_default",
                List.of("work_mem=64MB"),
                Map.of("ledger_app", List.of("search_path=public")),
                List.of("=T/ledger_owner"),
                -1,
                null);
    }
}
