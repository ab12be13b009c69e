package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.CancelSignal;
import dev.belay.restore.LiveDatabase;
import dev.belay.restore.LiveSnapshot;
import dev.belay.restore.LiveTable;
import dev.belay.restore.TargetFacts;
import dev.belay.testing.PostgresExtension;
import dev.belay.testing.PostgresServer;
import dev.belay.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresExtension.class)
class LiveTablesIT {
    @TempDir
    Path folder;

    @Test
    void theTablesAreThoseThatADumpHoldsRowsFor(TestDatabase database) {
        database.load(
                Path.of("src", "test", "resources", "dumps", "hostile.sql").toAbsolutePath());
        database.execute("CREATE TEMP TABLE passing (a int)");

        LiveSnapshot snapshot = live(database).count(Quiet.neverCancelled());

        assertThat(snapshot.databaseOid())
                .isEqualTo(database.number("SELECT oid FROM pg_database WHERE datname = current_database()"));
        assertThat(snapshot.tables())
                .allSatisfy(table -> assertThat(table.rows())
                        .as(table.name())
                        .isEqualTo(database.number(
                                "SELECT count(*) FROM ONLY " + Quoting.identifier(table.schema(), table.name()))));
        String dump = database.dump();
        assertThat(snapshot.tables())
                .hasSize(dump.split("\n-- Data for Name: [^\n]*(?:\n[^-][^\n]*)*; Type: TABLE DATA;", -1).length - 1);
    }

    @Test
    void whatCannotBeCountedIsUnknownWithTheReason(PostgresServer server) throws Exception {
        TestDatabase owner = server.freshDatabase();
        TestDatabase reader = server.freshDatabase();
        owner.execute(
                "CREATE TABLE counted AS SELECT generate_series(1, 3)",
                "CREATE TABLE forbidden (a int)",
                "CREATE TABLE locked (a int)",
                "CREATE TABLE policed (a int)",
                "ALTER TABLE policed ENABLE ROW LEVEL SECURITY",
                "GRANT SELECT ON counted, locked, policed TO " + reader.user());
        LiveTables tables = new LiveTables(
                new GuardedServer(
                        new Connections(),
                        DatabaseUrl.parse(
                                owner.as(reader.user(), reader.password()).url())),
                new CountLimits(Duration.ofMillis(100), Duration.ofMinutes(1)));

        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE locked");

            assertThat(tables.count(Quiet.neverCancelled()).tables())
                    .containsExactly(
                            new LiveTable("public", "counted", 3L, null, null),
                            unknown("forbidden", "this role may not read it"),
                            unknown("locked", "canceling statement due to lock timeout"),
                            unknown("policed", "row security hides rows from this role"));
        }
    }

    @Test
    void theNewestRowIsToldWhereAColumnTells(TestDatabase database) {
        database.execute(
                "CREATE TABLE by_name (id int, birthday date, created_at timestamptz)",
                "INSERT INTO by_name VALUES (1, '2099-01-01', '2026-02-18 01:02:03.456+00'), (2, NULL, 'infinity')",
                "CREATE TABLE by_default (entered timestamptz DEFAULT now())",
                "INSERT INTO by_default VALUES ('2025-12-31 23:59:59+09')",
                "CREATE TABLE silent (birthday date)",
                "INSERT INTO silent VALUES ('1970-01-01')",
                "CREATE TABLE still_empty (updated_at timestamptz)");

        Map<String, Instant> newest = live(database).count(Quiet.neverCancelled()).tables().stream()
                .filter(table -> table.newest() != null)
                .collect(Collectors.toMap(LiveTable::name, table -> {
                    Instant at = table.newest();
                    return at == null ? Instant.EPOCH : at;
                }));

        assertThat(newest)
                .isEqualTo(Map.of(
                        "by_name", Instant.parse("2026-02-18T01:02:03.456Z"),
                        "by_default", Instant.parse("2025-12-31T14:59:59Z")));
    }

    @Test
    void aCancelEndsACount(TestDatabase database) throws Exception {
        database.execute("CREATE TABLE busy (a int)");
        CancelSignal cancel = new CancelSignal();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE busy");
            LiveTables tables = new LiveTables(
                    new GuardedServer(new Connections(), DatabaseUrl.parse(database.url())),
                    new CountLimits(Duration.ofMinutes(5), Duration.ofMinutes(5)));
            Thread canceller = Thread.ofVirtual().start(() -> {
                while (database.number("SELECT count(*) FROM pg_stat_activity WHERE datname = '" + database.name()
                                + "' AND application_name = 'belay:count' AND wait_event_type = 'Lock'")
                        == 0) {
                    Thread.onSpinWait();
                }
                cancel.raise();
            });

            BelayException e = catchThrowableOfType(BelayException.class, () -> tables.count(cancel));

            assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED);
            canceller.join();
        }
    }

    @Test
    void theTargetIsSeenAsARestoreWouldMeetIt(TestDatabase database) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET application_name = 'the app'");
            statement.execute("BEGIN");
            statement.execute("CREATE TABLE t ()");
            statement.execute("PREPARE TRANSACTION 'left " + database.name() + "'");

            TargetFacts facts = live(database).target();

            assertThat(facts.role()).isEqualTo(database.user());
            assertThat(facts.rights()).isEqualTo(new TargetFacts.Rights(false, true, true, false));
            assertThat(facts.maintenanceDatabase()).isEqualTo("postgres");
            assertThat(facts.encoding()).isEqualTo("UTF8");
            assertThat(facts.sizeBytes()).isPositive();
            assertThat(facts.sessions())
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("the app, role " + database.user() + ", from 127.0.0.1, since 20");
            assertThat(facts.roles()).contains(database.user(), "postgres");
            assertThat(facts.extensions()).contains("pgcrypto", "plpgsql");
            assertThat(facts.attachments().preparedTransactions()).containsExactly("left " + database.name());
            statement.execute("ROLLBACK PREPARED 'left " + database.name() + "'");
        }
    }

    @Test
    void theFreeSpaceOfAServerOnThisMachineIsSeenByThoseWhoMaySeeItsFolder(
            TestDatabase database, PostgresServer server) {
        assertThat(live(database).target().freeBytes()).isNull();

        server.superuser("GRANT pg_read_all_settings TO " + database.user());

        assertThat(live(database).target().freeBytes()).isPositive();
    }

    @Test
    void sessionsOfOthersAreSeenToo(TestDatabase database, PostgresServer server) throws Exception {
        try (Connection _ = server.maintenance().named(database.name()).connect()) {
            assertThat(live(database).target().sessions())
                    .singleElement()
                    .asString()
                    .contains("role postgres");
        }
    }

    private static LiveTable unknown(String name, String why) {
        return new LiveTable("public", name, null, why, null);
    }

    private LiveDatabase live(TestDatabase database) {
        return Guard.of(database, folder).databases().live(Guard.NAME);
    }
}
