package dev.belay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.belay.process.Command;
import dev.belay.process.CommandResult;
import dev.belay.process.CommandRunner;
import dev.belay.testing.PostgresExtension;
import dev.belay.testing.PostgresServer;
import dev.belay.testing.TestDatabase;
import dev.belay.testing.TestPrograms;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong from outside: each time a sentence, a hint and the right exit code, and nothing half-written. */
@ExtendWith(PostgresExtension.class)
class BadInputIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void aDatabaseAddressThatIsNoneIsTold(TestDatabase database) throws Exception {
        String secret = "s3cret of nobody";
        TestHome home = TestHome.guarding(database, folder).with("DATABASE_URL", "postgres//me:" + secret + "@here");

        assertThat(failed(home, 2, secret, "backup")).contains("DATABASE_URL").contains("postgres://");
    }

    @Test
    void aServerThatIsNotThereIsTold(TestDatabase database) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String url = database.url().replace(":" + database.port() + "/", ":" + port + "/");
        TestHome home = TestHome.guarding(database, folder).with("DATABASE_URL", url);

        assertThat(failed(home, 4, database.password().reveal(), "backup"))
                .contains("127.0.0.1:" + port + " cannot be reached: the connection was refused");
    }

    @Test
    void aWrongPasswordOfTheDatabaseIsTold(TestDatabase database, PostgresServer server) throws Exception {
        server.superuser("ALTER ROLE " + database.user() + " PASSWORD 'another'");

        assertThat(failed(
                        TestHome.guarding(database, folder),
                        4,
                        database.password().reveal(),
                        "backup"))
                .contains("refused the password of the role " + database.user());
    }

    @Test
    void aRoleWithoutRightsIsToldTheGrantsThatItLacks(TestDatabase database, PostgresServer server) throws Exception {
        database.execute("CREATE TABLE one (id serial)", "CREATE TABLE two (id int)");
        TestDatabase reader = server.freshDatabase();
        TestHome home = TestHome.guarding(database.as(reader.user(), reader.password()), folder);

        String told = failed(home, 4, reader.password().reveal(), "backup");

        String grants = told.substring(told.indexOf("GRANT")).strip();
        assertThat(grants).contains("\"public\".\"one\"", "\"public\".\"two\"", "\"public\".\"one_id_seq\"");
        server.maintenance().named(database.name()).execute(grants);
        home.backup();
    }

    @Test
    void aMissingPgDumpIsTold(TestDatabase database) throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        TestHome home = TestHome.guarding(database, folder).with("BELAY_PG_BIN", empty.toString());

        assertThat(failed(home, 2, database.password().reveal(), "backup"))
                .contains("no pg_dump is found in " + empty)
                .contains("apt-get install postgresql-client-");
    }

    @Test
    void aPgDumpThatIsOlderThanTheServerIsTold() throws Exception {
        try (PostgresServer newer = PostgresServer.start(TestPrograms.serverOf(18))) {
            TestDatabase database = newer.freshDatabase();
            int own = TestPrograms.newest().major();
            assumeTrue(own < 18, "NOT TESTED: the installed pg_dump is as new as the newest server there is");

            assertThat(failed(
                            TestHome.guarding(database, folder),
                            2,
                            database.password().reveal(),
                            "backup"))
                    .contains("is older than the server, which is PostgreSQL 18")
                    .contains("postgresql-client-18");
        }
    }

    @Test
    void aDiskThatIsTooSmallIsToldBeforeAnythingIsWritten(TestDatabase database) throws Exception {
        Path disk = disk("2m");
        try {
            TestHome home = TestHome.guarding(database, folder).with("BELAY_BACKUPS", disk.toString());

            assertThat(failed(home, 5, database.password().reveal(), "backup"))
                    .contains("the disk of " + disk + " has")
                    .contains("free some space");
            assertThat(TestHome.filesUnder(disk)).isEmpty();
        } finally {
            run("umount", disk.toString());
        }
    }

    @Test
    void aDiskThatGetsFullMeanwhileIsTold(TestDatabase database, PostgresServer server) throws Exception {
        database.execute(
                "CREATE TABLE big AS SELECT (SELECT string_agg(md5(n * 40 + m || ''), '') FROM generate_series(1, 32)"
                        + " m) FROM generate_series(1, 20000) n",
                "SELECT lo_from_bytea(0, decode(repeat('00ff', 1000), 'hex'))");
        Path disk = disk("24m");
        try (Connection blocker = server.maintenance().named(database.name()).connect();
                Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("LOCK pg_largeobject");
            TestHome home = TestHome.guarding(database, folder).with("BELAY_BACKUPS", disk.toString());
            try (KilledBelay belay = KilledBelay.start(home, Stop.NEVER, "backup")) {
                awaitBlocked(database);
                fill(disk.resolve("of somebody else"));
                blocker.rollback();
                belay.awaitLine("hint: ");
            }
            assertThat(TestHome.filesUnder(disk)).containsExactly(disk.resolve("of somebody else"));
        } finally {
            run("umount", disk.toString());
        }
    }

    @Test
    void aBackupFolderThatCannotBeWrittenIsTold(TestDatabase database) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        TestHome home = TestHome.guarding(database, folder)
                .with("BELAY_BACKUPS", file.resolve("backups").toString());

        assertThat(failed(home, 2, database.password().reveal(), "backup")).contains(file.toString(), "BELAY_BACKUPS");
    }

    @Test
    void aBackupFolderWhereNoFilesAreKeptIsNotCalledAFullDisk(TestDatabase database) throws Exception {
        TestHome home = TestHome.guarding(database, folder).with("BELAY_BACKUPS", "/proc/backups");

        assertThat(failed(home, 2, database.password().reveal(), "backup"))
                .contains("/proc/backups lies on a file system of the type proc, which has no room at all")
                .contains("BELAY_BACKUPS")
                .doesNotContain("full", "free");
    }

    @Test
    void aHomeThatCannotBeWrittenIsTold(TestDatabase database) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        TestHome home = TestHome.guarding(database, folder)
                .with("BELAY_HOME", file.resolve("home").toString());

        assertThat(failed(home, 2, database.password().reveal(), "backup")).contains(file.toString(), "BELAY_HOME");
    }

    @Test
    void aFileThatIsNoDumpIsRefused(TestDatabase database) throws Exception {
        Path file = Files.writeString(folder.resolve("notes.txt"), "buy milk\n".repeat(1000));

        assertRefused(database, file, "notes.txt");
    }

    @Test
    void aDumpThatIsCutInTheMiddleIsRefused(TestDatabase database) throws Exception {
        String whole = Files.readString(CommandLineIT.fixture("pagila.sql"));
        Path file = Files.writeString(folder.resolve("cut.sql"), whole.substring(0, whole.length() / 2));

        assertRefused(database, file, "cut.sql");
    }

    @Test
    void aSqliteFileIsRefused(TestDatabase database) throws Exception {
        assertRefused(database, CommandLineIT.fixture("chinook.sqlite"), "SQLite");
    }

    private void assertRefused(TestDatabase database, Path file, String words) throws Exception {
        database.execute("CREATE TABLE untouched (id int)");
        String before = database.dump();
        TestHome home = TestHome.guarding(database, folder);
        String password = home.admin().toString();

        String told = failed(home, 3, TestHome.PASSWORD, "restore", file.toString(), "--password-file", password);

        assertThat(told).contains(words);
        assertThat(database.dump()).isEqualTo(before);
        assertThat(database.column("SELECT datname FROM pg_database WHERE datname LIKE '" + database.name() + "\\_%'"))
                .isEmpty();
    }

    /** Runs a command in a process of its own; returns what it told people. */
    private String failed(TestHome home, int code, String secret, String... command) throws IOException {
        List<String> java = TestHome.java(Main.class, command);
        CommandResult result = new CommandRunner()
                .run(new Command(java.getFirst(), java.subList(1, java.size()), home.variables(), LIMIT));

        assertThat(result).isInstanceOf(CommandResult.Exited.class);
        CommandResult.Exited exited = (CommandResult.Exited) result;
        String errors = exited.errors();
        assertThat(exited.code()).as(errors).isEqualTo(code);
        assertThat(errors).containsOnlyOnce("belay: ").containsOnlyOnce("  hint: ");
        assertThat(exited.output() + errors)
                .doesNotContain(secret)
                .doesNotContain("\tat ")
                .doesNotContain("Exception");
        assertThat(TestHome.filesUnder(folder.resolve("backups"))).isEmpty();
        return errors;
    }

    /** A small disk; a test that cannot have one says so. */
    private Path disk(String size) throws IOException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        CommandResult mounted = new CommandRunner()
                .run(Command.of(LIMIT, "mount", "-t", "tmpfs", "-o", "size=" + size, "none", disk.toString()));
        assumeTrue(
                mounted instanceof CommandResult.Exited exited && exited.ok(),
                "NOT TESTED: a full disk, since only root may mount one: " + mounted.errors());
        return disk;
    }

    private static void fill(Path file) throws IOException {
        new CommandRunner().run(Command.of(LIMIT, "dd", "if=/dev/zero", "of=" + file, "bs=64k"));
        assertThat(Files.getFileStore(file).getUsableSpace()).isZero();
    }

    private static void awaitBlocked(TestDatabase database) {
        String blocked = "SELECT count(*) FROM pg_stat_activity WHERE usename = '" + database.user()
                + "' AND wait_event_type = 'Lock'";
        while (database.number(blocked) == 0) {
            Thread.onSpinWait();
        }
    }

    private static void run(String program, String argument) {
        new CommandRunner().run(new Command(program, List.of(argument), Map.of(), LIMIT));
    }
}
