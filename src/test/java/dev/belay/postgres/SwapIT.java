package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.base.BelayException;
import dev.belay.restore.RestoreEngine;
import dev.belay.restore.RestoreEngine.CatalogueEntry;
import dev.belay.testing.PostgresExtension;
import dev.belay.testing.PostgresServer;
import dev.belay.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresExtension.class)
class SwapIT {
    private static final int CLIENTS = 8;

    @TempDir
    Path folder;

    @Test
    void eightClientsSeeTheOldOrTheNewDatabaseWholeAndNoWriteIsLost(TestDatabase database) throws Exception {
        Guard guard = guarded(database);
        String live = database.name();
        Map<Integer, Boolean> acknowledged = new ConcurrentHashMap<>();
        AtomicInteger next = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        CountDownLatch busy = new CountDownLatch(CLIENTS);
        List<Future<Integer>> clients = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                AutoCloseable _ = () -> over.set(true);
                Connection idle = database.connect()) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(threads.submit(hammer(database, acknowledged, next, over, busy)));
            }
            busy.await();

            int ended = guard.engine().swap(live, next(database), live + "_old");

            assertThat(ended).as("the idle one at least").isPositive();
            assertThat(idle.isValid(5)).isFalse();
            assertThat(database.column("SELECT name FROM which")).containsExactly("next");
        }
        for (Future<Integer> client : clients) {
            assertThat(client.get()).as("answers that were neither database").isZero();
        }
        guard.engine().open(live + "_old");
        List<String> kept = new ArrayList<>(guard.named(live + "_old").column("SELECT id FROM written"));
        kept.addAll(database.column("SELECT id FROM written"));
        assertThat(kept)
                .containsAll(acknowledged.keySet().stream().map(String::valueOf).toList());
    }

    /** Connects and writes again and again; counts answers that no whole database would give. */
    private static Callable<Integer> hammer(
            TestDatabase database,
            Map<Integer, Boolean> acknowledged,
            AtomicInteger next,
            AtomicBoolean over,
            CountDownLatch busy) {
        return () -> {
            int wrong = 0;
            boolean told = false;
            while (!over.get()) {
                int id = next.incrementAndGet();
                try (Connection connection = database.connect();
                        Statement statement = connection.createStatement()) {
                    statement.execute("INSERT INTO written VALUES (" + id + ")");
                    acknowledged.put(id, true);
                    try (ResultSet row = statement.executeQuery("SELECT name, rows FROM which, size")) {
                        row.next();
                        wrong += ("next".equals(row.getString(1)) ? 2000 : 1000) == row.getInt(2) ? 0 : 1;
                    }
                } catch (SQLException e) {
                    wrong += List.of("57P01", "55000", "3D000", "08006").contains(e.getSQLState()) ? 0 : 1;
                }
                if (!told) {
                    busy.countDown();
                    told = true;
                }
            }
            return wrong;
        };
    }

    @Test
    void theOldDatabaseStaysClosedAndCanBeSwappedBack(TestDatabase database) {
        Guard guard = guarded(database);
        RestoreEngine engine = guard.engine();
        String live = database.name();
        long oldOid = engine.entry(live).orElseThrow().oid();

        engine.swap(live, next(database), "kept");

        assertThat(engine.entry("kept")).contains(new CatalogueEntry("kept", oldOid, false));
        assertThat(engine.count("kept", Quiet.neverCancelled()).databaseOid()).isEqualTo(oldOid);
        assertThat(engine.entry("kept")).contains(new CatalogueEntry("kept", oldOid, false));

        engine.swap(live, "kept", "undone");

        assertThat(engine.entry(live)).contains(new CatalogueEntry(live, oldOid, true));
        assertThat(database.column("SELECT name FROM which")).containsExactly("live");
        engine.drop("undone");
        assertThat(engine.entry("undone")).isEmpty();
        engine.drop("undone");
    }

    @Test
    void aSwapThatFailsLeavesTheLiveDatabaseOpen(TestDatabase database, PostgresServer server) {
        Guard guard = guarded(database);
        String live = database.name();
        server.superuser("CREATE DATABASE taken_name");

        assertThatThrownBy(() -> guard.engine().swap(live, next(database), "taken_name"))
                .isInstanceOf(BelayException.class)
                .hasMessageContaining("the database " + live + " cannot be swapped")
                .hasMessageContaining("already exists");

        assertThat(database.column("SELECT name FROM which")).containsExactly("live");
        assertThat(guard.named(next(database)).column("SELECT name FROM which")).containsExactly("next");
        server.superuser("DROP DATABASE taken_name");
    }

    @Test
    void aSessionThatMayNotBeEndedIsNamed(TestDatabase database, PostgresServer server) throws Exception {
        Guard guard = guarded(database);
        try (Connection stranger = server.maintenance().named(database.name()).connect();
                Statement statement = stranger.createStatement()) {
            statement.execute("SET application_name = 'nightly report'");

            assertThatThrownBy(() -> guard.engine().swap(database.name(), next(database), "kept"))
                    .hasMessageContaining("nightly report of the role postgres");

            statement.execute("SELECT 1");
        }
        assertThat(database.column("SELECT name FROM which")).containsExactly("live");
    }

    @Test
    void aPreparedTransactionStopsTheSwapBeforeAnythingIsClosed(TestDatabase database) throws Exception {
        Guard guard = guarded(database);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
            statement.execute("INSERT INTO written VALUES (0)");
            statement.execute("PREPARE TRANSACTION 'it''s " + database.name() + "'");

            assertThatThrownBy(() -> guard.engine().swap(database.name(), next(database), "kept"))
                    .isInstanceOfSatisfying(
                            BelayException.class,
                            e -> assertThat(e.hint()).contains("ROLLBACK PREPARED 'it''s " + database.name() + "';"));

            statement.execute("ROLLBACK PREPARED 'it''s " + database.name() + "'");
        }
    }

    @Test
    void theLiveDatabaseIsNeverDropped(TestDatabase database) {
        RestoreEngine engine = Guard.of(database, folder).engine();

        assertThatThrownBy(() -> engine.drop(database.name())).isInstanceOf(IllegalArgumentException.class);
    }

    private Guard guarded(TestDatabase database) {
        Guard guard = Guard.of(database, folder);
        database.execute(fill("live", 1000));
        guard.engine().create(next(database));
        guard.named(next(database)).execute(fill("next", 2000));
        return guard;
    }

    private static String next(TestDatabase database) {
        return database.name() + "_next";
    }

    private static String[] fill(String name, int rows) {
        return new String[] {
            "CREATE TABLE which AS SELECT '" + name + "' AS name",
            "CREATE TABLE filler AS SELECT generate_series(1, " + rows + ")",
            "CREATE VIEW size AS SELECT count(*) AS rows FROM filler",
            "CREATE TABLE written (id int)"
        };
    }
}
