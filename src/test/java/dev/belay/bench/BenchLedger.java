package dev.belay.bench;

import dev.belay.testing.PostgresServer;
import dev.belay.testing.TestDatabase;
import dev.belay.testing.TestPrograms;
import java.nio.file.Path;
import java.util.Map;

/**
 * The demo's ledger, as large as one likes, on a server of its own. Whoever makes it closes it.
 *
 * @param home where Belay keeps its own files for it
 */
record BenchLedger(PostgresServer server, TestDatabase database, Path home) implements AutoCloseable {
    private static final Path SCRIPT = Path.of("src", "main", "resources", "demo", "ledger.sql");

    /** A ledger with {@code scale} times the history of the demo's; 50 makes 1.1 GB of SQL. */
    static BenchLedger ofScale(int scale, Path home) {
        PostgresServer server = PostgresServer.start(TestPrograms.newest());
        TestDatabase database = server.freshDatabase("ledger");
        database.load(SCRIPT, "today=2026-11-20", "scale=" + scale);
        return new BenchLedger(server, database, home);
    }

    /** Adds receipts as photographs, which nothing compresses: each makes half a megabyte of SQL. */
    void addPhotographs(int count) {
        database.execute("INSERT INTO attachment (expense_id, file_name, media_type, content)"
                + " SELECT 1 + photo % 100, 'photograph-' || photo || '.jpg', 'image/jpeg',"
                + " (SELECT string_agg(sha512(int8send(photo * 100000::bigint + k)), ''::bytea ORDER BY k)"
                + " FROM generate_series(1, 4096) AS k)"
                + " FROM generate_series(1, " + count + ") AS photo");
    }

    /** What Belay is told about it. */
    Map<String, String> forBelay() {
        return Map.of(
                "DATABASE_URL", database.url(),
                "BELAY_HOME", home.resolve("data").toString(),
                "BELAY_BACKUPS", home.resolve("backups").toString());
    }

    /** A program that talks to it. */
    static String client(String name) {
        return TestPrograms.newest().program(name).toString();
    }

    @Override
    public void close() {
        server.close();
    }
}
