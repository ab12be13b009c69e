package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.backup.Dumper;
import dev.belay.backup.Dumper.EndState;
import dev.belay.backup.Dumper.RunningDump;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import dev.belay.testing.PostgresExtension;
import dev.belay.testing.PostgresServer;
import dev.belay.testing.TestDatabase;
import dev.belay.testing.TestPrograms;
import dev.belay.vault.Extension;
import dev.belay.vault.Source;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PostgresExtension.class)
class PgDumpIT {
    private static final String SESSION = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'belay:job7'";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=b",
                "postgres://x/y",
                "host=/tmp dbname=postgres",
                "-x --help",
                "spaces and \"quotes\" 'n' \\ : 십일조",
                "line\nbreak",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            })
    void aDatabasesNameIsTakenAsItStands(String name, TestDatabase owner, PostgresServer server) throws Exception {
        server.superuser("CREATE DATABASE " + Quoting.identifier(name) + " OWNER " + owner.user());
        TestDatabase database = owner.named(name);
        database.execute("CREATE TABLE found_me (a int)");
        Guard guard = Guard.of(database, folder);

        assertThat(new String(guard.dump(), StandardCharsets.UTF_8)).contains("CREATE TABLE public.found_me");

        guard.engine().create("next to it");
        guard.engine().swap(name, "next to it", "was it");
        assertThat(database.number("SELECT count(*) FROM pg_tables WHERE tablename = 'found_me'"))
                .isZero();
        guard.engine().drop("was it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"colon:and\\back\\\\slash:", " spaces ", "한글 🦦", "#hash", "'quote\""})
    void anyPasswordReachesTheServerAndIsSeenNowhere(String password, TestDatabase database, PostgresServer server)
            throws Exception {
        server.superuser("ALTER ROLE " + database.user() + " PASSWORD " + Quoting.literal(password));
        Guard guard = Guard.of(database.as(database.user(), new Secret(password)), folder);

        try (Connection holder = locked(guard.database());
                RunningDump dump = guard.dumper().start(options(Duration.ofMinutes(1)))) {
            awaitSession(guard.database());
            ProcessHandle child = ProcessHandle.of(dump.pid()).orElseThrow();
            assertThat(Files.readString(Path.of("/proc", Long.toString(dump.pid()), "cmdline")))
                    .contains("pg_dump")
                    .doesNotContain(password);
            assertThat(child.info().commandLine().orElse("")).doesNotContain(password);
            assertThat(Files.readString(Path.of("/proc", Long.toString(dump.pid()), "environ")))
                    .doesNotContain(password);
            Path run = onlyOne(folder.resolve("run"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(run)))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(onlyOne(run))))
                    .isEqualTo("rw-------");
            holder.rollback();
            assertThat(new String(dump.output().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("dump complete");
            assertThat(dump.await()).isEqualTo(new EndState.Complete(List.of()));
        }
        assertThat(folder.resolve("run")).isEmptyDirectory();
    }

    @Test
    void aPasswordWithALineBreakIsRefusedInWords(TestDatabase database, PostgresServer server) {
        server.superuser("ALTER ROLE " + database.user() + " PASSWORD 'canary\ntwo'");
        Guard guard = Guard.of(database.as(database.user(), new Secret("canary\ntwo")), folder);

        assertThatThrownBy(guard::dump)
                .isInstanceOfSatisfying(
                        BelayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
                .hasMessageContaining("line break")
                .hasMessageNotContaining("canary");
    }

    @Test
    void aLockThatSomebodyHoldsMakesTheDumpFailInPgDumpsWords(TestDatabase database) throws Exception {
        Guard guard = Guard.of(database, folder);
        try (Connection _ = locked(database);
                RunningDump dump = guard.dumper().start(options(Duration.ofMillis(200)))) {
            dump.output().readAllBytes();

            assertThat(dump.await()).isInstanceOfSatisfying(EndState.Failed.class, failed -> {
                assertThat(failed.words()).contains("statement timeout", "LOCK TABLE public.busy");
                assertThat(failed.hint()).contains("somebody holds a lock");
            });
        }
    }

    @Test
    void anEndedDumpLeavesNeitherChildNorSession(TestDatabase database) throws Exception {
        Guard guard = Guard.of(database, folder);
        try (Connection _ = locked(database);
                RunningDump dump = guard.dumper().start(options(Duration.ofMinutes(1)))) {
            awaitSession(database);

            dump.end();

            assertThat(database.number(SESSION)).isZero();
            assertThat(ProcessHandle.of(dump.pid()).filter(ProcessHandle::isAlive))
                    .isEmpty();
            assertThat(dump.await()).isInstanceOf(EndState.Failed.class);
        }
        assertThat(folder.resolve("run")).isEmptyDirectory();
    }

    @Test
    void aDeadlineEndsTheDumpAtTheServerToo(TestDatabase database) throws Exception {
        Guard guard = Guard.of(database, folder);
        Dumper.Options options = new Dumper.Options("job7", List.of(), Duration.ofMinutes(1), Duration.ofMillis(300));
        try (Connection _ = locked(database);
                RunningDump dump = guard.dumper().start(options)) {
            dump.output().readAllBytes();

            assertThat(dump.await()).isInstanceOf(EndState.Failed.class);
            assertThat(database.number(SESSION)).isZero();
        }
    }

    @Test
    void rowsAreLeftOutOnWishAlsoThoseOfPartitions(TestDatabase database) throws Exception {
        database.execute(
                "CREATE SCHEMA \"odd.\"\"*\"",
                "CREATE TABLE \"odd.\"\"*\".\"ses?ion\" AS SELECT 'secret1' AS a",
                "CREATE TABLE \"odd.\"\"*\".\"sesXion\" AS SELECT 'kept1' AS a",
                "CREATE TABLE parted (a text) PARTITION BY LIST (a)",
                "CREATE TABLE part PARTITION OF parted DEFAULT",
                "INSERT INTO parted VALUES ('secret2')");
        Guard guard = Guard.of(database, folder);
        Dumper.Options options = new Dumper.Options(
                "job7",
                List.of("odd.\"*.ses?ion", "public.parted", "public.gone"),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1));

        try (RunningDump dump = guard.dumper().start(options)) {
            assertThat(new String(dump.output().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("kept1", "CREATE TABLE public.part")
                    .doesNotContain("secret");
            assertThat(dump.await())
                    .isEqualTo(new EndState.Complete(
                            List.of("the table public.gone, whose rows are to be left out, does not exist")));
        }
    }

    @Test
    void whatPgDumpWarnsOfIsKept(TestDatabase database) throws Exception {
        database.execute(
                "CREATE TABLE hen (id int PRIMARY KEY, egg int)",
                "CREATE TABLE egg (id int PRIMARY KEY, hen int REFERENCES hen)",
                "ALTER TABLE hen ADD FOREIGN KEY (egg) REFERENCES egg");
        Guard guard = Guard.of(database, folder);

        try (RunningDump dump = guard.dumper().start(options(Duration.ofMinutes(1)))) {
            dump.output().readAllBytes();

            assertThat(dump.await())
                    .isInstanceOfSatisfying(
                            EndState.Complete.class,
                            complete -> assertThat(complete.warnings()).isEmpty());
        }
    }

    @Test
    void theFactsAreTheServers(TestDatabase database, PostgresServer server) {
        database.execute(
                "CREATE EXTENSION pgcrypto",
                "CREATE TABLE income AS SELECT g AS id, 'tithe of ' || g AS note, now() AS at FROM"
                        + " generate_series(1, 20000) g",
                "ANALYZE");
        String version =
                server.maintenance().column("SHOW server_version").getFirst().split(" ", 2)[0];

        Dumper.Facts facts = Guard.of(database, folder).dumper().facts();

        Source source = facts.source();
        assertThat(source.name()).isEqualTo(database.name());
        assertThat(source.systemIdentifier())
                .isEqualTo(server.maintenance()
                        .column("SELECT system_identifier FROM pg_control_system()")
                        .getFirst());
        assertThat(source.oid())
                .isEqualTo(database.number("SELECT oid FROM pg_database WHERE datname = current_database()"));
        assertThat(source.serverVersion()).isEqualTo(version);
        assertThat(source.encoding()).isEqualTo("UTF8");
        assertThat(source.collation()).isEqualTo("C.UTF-8");
        assertThat(source.localeProvider()).isEqualTo("libc");
        assertThat(source.sizeBytes()).isPositive();
        assertThat(facts.settings().owner()).isEqualTo(database.user());
        assertThat(facts.tables()).isOne();
        assertThat(facts.extensions()).extracting(Extension::name).containsExactly("pgcrypto", "plpgsql");
        long real = database.dump().length();
        assertThat(facts.estimatedBytes()).isBetween(real / 2, real * 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 18})
    void aNewerServerIsRefusedBeforeAnOlderPgDumpRuns(int major) {
        try (PostgresServer server = PostgresServer.start(TestPrograms.serverOf(major))) {
            Guard guard = Guard.of(server.freshDatabase(), folder);

            assertThatThrownBy(() -> guard.dumper().facts())
                    .isInstanceOfSatisfying(BelayException.class, e -> {
                        assertThat(e.code()).isEqualTo(ErrorCode.USAGE);
                        assertThat(e.hint()).contains("postgresql-client-" + major);
                    })
                    .hasMessageContaining("older than the server, which is PostgreSQL " + major);
        }
    }

    private static Dumper.Options options(Duration lockWait) {
        return new Dumper.Options("job7", List.of(), lockWait, Duration.ofMinutes(1));
    }

    /** A connection that holds a lock which every dump waits for. */
    private static Connection locked(TestDatabase database) throws Exception {
        database.execute("CREATE TABLE busy (a int)");
        Connection connection = database.connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE busy");
        }
        return connection;
    }

    private static void awaitSession(TestDatabase database) {
        while (database.number(SESSION + " AND wait_event_type = 'Lock'") == 0) {
            Thread.onSpinWait();
        }
    }

    private static Path onlyOne(Path parent) throws Exception {
        try (Stream<Path> inside = Files.list(parent)) {
            List<Path> all = inside.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }
}
