package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.backup.Dumper.Facts;
import dev.belay.restore.RestoreEngine;
import dev.belay.restore.RestoreEngine.CheckReport;
import dev.belay.testing.PostgresServer;
import dev.belay.testing.TestDatabase;
import dev.belay.testing.TestPrograms;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole way on servers whose catalogues differ; a pg_dump of their version is not needed for it. */
class OtherMajorsIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {17, 18})
    void aBackupIsLoadedCheckedAndSwappedOnNewerServersToo(int major) throws Exception {
        try (PostgresServer server = PostgresServer.start(TestPrograms.serverOf(major))) {
            TestDatabase owner = server.freshDatabase();
            server.superuser("CREATE DATABASE live TEMPLATE template0 LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'"
                    + " LC_COLLATE 'C' LC_CTYPE 'C' OWNER " + owner.user());
            Guard guard = Guard.of(owner.named("live"), folder);
            RestoreEngine engine = guard.engine();

            guard.load("next", Path.of("src", "test", "resources", "dumps", "pagila.sql"));
            CheckReport report = engine.check("next", Quiet.neverCancelled());
            engine.carryOver("next");
            engine.swap("live", "next", "old");

            assertThat(report.problems()).isEmpty();
            assertThat(guard.database().number("SELECT count(*) FROM film")).isEqualTo(1000);
            assertThat(guard.database().column("SELECT datlocprovider FROM pg_database WHERE datname = 'live'"))
                    .containsExactly("b");
            assertThat(guard.databases().live(Guard.NAME).target().serverVersionNumber() / 10_000)
                    .isEqualTo(major);
            assertThat(facts(guard).tables()).isEqualTo(report.counts().tables().size());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 18})
    void theGrantsThatARoleLacksAreListedOnNewerServersToo(int major) {
        try (PostgresServer server = PostgresServer.start(TestPrograms.serverOf(major))) {
            TestDatabase owner = server.freshDatabase();
            TestDatabase reader = server.freshDatabase();
            owner.execute("CREATE TABLE one (id serial)", "SELECT lo_create(7)");

            assertThat(missing(owner.as(reader.user(), reader.password())))
                    .containsExactly(
                            "GRANT SELECT ON SEQUENCE \"public\".\"one_id_seq\" TO \"app_2\";",
                            "GRANT SELECT ON TABLE \"public\".\"one\" TO \"app_2\";",
                            "GRANT SELECT ON LARGE OBJECT 7 TO \"app_2\";");
        }
    }

    private static List<String> missing(TestDatabase database) {
        return server(database).in(database.name(), "test", Use.ASK, RightsCheck::missing);
    }

    private static Facts facts(Guard guard) {
        return server(guard.database())
                .in("live", "test", Use.ASK, connection -> ServerFacts.read(connection, "live", ""));
    }

    private static GuardedServer server(TestDatabase database) {
        return new GuardedServer(new Connections(), DatabaseUrl.parse(database.url()));
    }
}
