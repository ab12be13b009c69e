package dev.belay.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.base.Secret;
import dev.belay.server.PrivateServer;
import dev.belay.server.ServerAccount;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PostgresExtension.class)
class PostgresServerIT {
    @Test
    void eachTestGetsAnEmptyDatabaseOfItsOwn(TestDatabase one, TestDatabase other) {
        one.execute("CREATE TABLE note (text text)");

        assertThat(one.port()).isEqualTo(other.port());
        assertThat(other.number("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .isZero();
    }

    @Test
    void theOwnerMayCreateDatabasesAndIsNoSuperuser(TestDatabase database) {
        assertThat(database.column("SELECT rolcreatedb || ' ' || rolsuper FROM pg_roles WHERE rolname = current_user"))
                .containsExactly("true false");
    }

    @Test
    void aDumpThatIsLoadedGivesTheSameDumpAgain(TestDatabase one, TestDatabase other, @TempDir Path folder)
            throws Exception {
        one.execute("CREATE TABLE note (text text)", "INSERT INTO note VALUES ('십일조'), ('tithe')");
        Path file = Files.writeString(folder.resolve("note.sql"), one.dump("--no-owner"));

        other.load(file);

        assertThat(other.dump("--no-owner")).contains("십일조").isEqualTo(one.dump("--no-owner"));
    }

    @Test
    void loadingStopsAtTheFirstError(TestDatabase database, @TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("bad.sql"), "SELECT nothing;\nCREATE TABLE note ();\n");

        assertThatThrownBy(() -> database.load(file)).hasMessageContaining("\"nothing\" does not exist");
        assertThat(database.column("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 18})
    void aServerOfAnotherMajorStartsBesideTheSharedOne(int major) {
        try (PostgresServer server = PostgresServer.start(TestPrograms.serverOf(major))) {
            assertThat(server.freshDatabase().number("SHOW server_version_num") / 10_000)
                    .isEqualTo(major);
        }
    }

    @Test
    void whatAKilledRunLeftIsEndedAndRemoved() throws Exception {
        Path leftover = Files.createDirectories(RunFolder.root().resolve(Long.MAX_VALUE + "-0-1"));
        PrivateServer server = new PrivateServer(TestPrograms.newest(), ServerAccount.current(), leftover);
        server.create(new Secret("forgotten"));
        server.start(Map.of());

        RunFolder.removeLeftovers();

        assertThat(leftover).doesNotExist();
        assertThatThrownBy(() -> new Socket(InetAddress.ofLiteral(PrivateServer.HOST), server.port()))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void twoRunsThatBeginAtOnceRemoveWhatAThirdLeft() throws Exception {
        for (int left = 0; left < 20; left++) {
            Path leftover = Files.createDirectories(RunFolder.root().resolve(Long.MAX_VALUE + "-0-" + (left + 10)));
            for (int file = 0; file < 20; file++) {
                Files.createFile(leftover.resolve("file" + file));
            }
        }
        ProcessBuilder run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LeftoverRemoval.class.getName())
                .redirectErrorStream(true);

        List<Process> both = List.of(run.start(), run.start());

        for (Process each : both) {
            String told = new String(each.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(each.waitFor()).as(told).isZero();
        }
    }

    @Test
    void aServerThatWasCrashedAnswersNoMore() {
        try (PostgresServer server = PostgresServer.start(TestPrograms.newest())) {
            TestDatabase database = server.freshDatabase();

            server.crash();

            assertThatThrownBy(() -> database.execute("SELECT 1")).hasMessageContaining("refused");
        }
    }
}
