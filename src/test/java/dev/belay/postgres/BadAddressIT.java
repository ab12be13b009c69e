package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import dev.belay.process.CommandRunner;
import dev.belay.testing.PostgresExtension;
import dev.belay.testing.PostgresServer;
import dev.belay.testing.TestDatabase;
import dev.belay.testing.TestPrograms;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PostgresExtension.class)
class BadAddressIT {
    private static final String CANARY = "canary-of-a-password";

    @TempDir
    Path folder;

    @Test
    void aServerThatIsNotThereIsNamed() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        BelayException e = probe(address("127.0.0.1", port, "finance", "ledger"));

        assertThat(e.sentence()).contains("127.0.0.1:" + port).contains("refused");
        assertThat(e.hint()).contains("check the host and the port");
    }

    @Test
    void aHostThatIsNotKnownIsNamed() {
        assertThat(probe(address("no-such-host.invalid", 5432, "finance", "ledger"))
                        .sentence())
                .isEqualTo("the host no-such-host.invalid is not known");
    }

    @Test
    void aWrongPasswordIsCalledOne(TestDatabase database) {
        assertThat(probe(address("127.0.0.1", database.port(), database.name(), database.user()))
                        .sentence())
                .contains("refused the password of the role " + database.user());
    }

    @Test
    void aMissingPasswordIsCalledOne(TestDatabase database) {
        DatabaseAddress address = new DatabaseAddress(
                "127.0.0.1", database.port(), database.name(), database.user(), new Secret(""), Map.of());

        assertThat(probe(address).sentence()).contains("asks for a password");
    }

    @Test
    void aDatabaseThatDoesNotExistIsNamed(TestDatabase database) {
        DatabaseAddress address = DatabaseUrl.parse(database.named("nobody's").url());

        assertThat(probe(address).sentence()).contains("has no database called nobody's");
    }

    @Test
    void aRoleThatMayNotConnectIsToldTheGrant(PostgresServer server) {
        TestDatabase closed = server.freshDatabase("closed \"one\"");
        TestDatabase other = server.freshDatabase("other \"role\"");
        server.superuser("REVOKE CONNECT ON DATABASE \"closed \"\"one\"\"\" FROM PUBLIC");

        BelayException e = probe(
                DatabaseUrl.parse(closed.as(other.user(), other.password()).url()));

        assertThat(e.sentence()).contains("may not connect");
        assertThat(e.hint()).endsWith("GRANT CONNECT ON DATABASE \"closed \"\"one\"\"\" TO \"other \"\"role\"\"\";");
        server.superuser(e.hint().substring(e.hint().indexOf("GRANT")));
        assertThat(closed.as(other.user(), other.password()).number("SELECT 1")).isOne();
    }

    @Test
    void aDatabaseThatIsClosedIsSaidToBe(TestDatabase database, PostgresServer server) {
        server.superuser("ALTER DATABASE " + database.name() + " ALLOW_CONNECTIONS false");

        assertThat(probe(DatabaseUrl.parse(database.url())).sentence()).contains("is closed to connections");
    }

    @Test
    void aServerWithoutARoleLeftIsSaidToBeFull(TestDatabase database, PostgresServer server) throws Exception {
        server.superuser("ALTER ROLE " + database.user() + " CONNECTION LIMIT 1");
        try (var _ = database.connect()) {
            assertThat(probe(DatabaseUrl.parse(database.url())).sentence()).contains("no connection left");
        }
    }

    @Test
    void aWishForTlsThatTheServerCannotGrantIsSaid(TestDatabase database) {
        assertThat(probe(DatabaseUrl.parse(database.url() + "?sslmode=require")).sentence())
                .contains("SSL");
    }

    @Test
    void aMissingPgDumpIsNamedWithItsPackage(TestDatabase database) {
        BelayException e = catchThrowableOfType(
                BelayException.class, () -> databases(folder).probe(DatabaseUrl.parse(database.url())));

        assertThat(e.code()).isEqualTo(ErrorCode.USAGE);
        assertThat(e.sentence()).isEqualTo("no pg_dump is found in " + folder);
        assertThat(e.hint())
                .contains("apt-get install postgresql-client-"
                        + TestPrograms.newest().major());
    }

    @Test
    void aPgDumpThatIsOlderThanTheServerIsRefusedBeforeItRuns(TestDatabase database) throws IOException {
        Path old = Files.writeString(
                folder.resolve("pg_dump"), "#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6.24 (Debian 9.6.24-1)'\n");
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rwxr-xr-x"));

        BelayException e = catchThrowableOfType(
                BelayException.class, () -> databases(folder).probe(DatabaseUrl.parse(database.url())));

        assertThat(e.code()).isEqualTo(ErrorCode.USAGE);
        assertThat(e.sentence()).startsWith("pg_dump 9.6.24 is older than the server, which is PostgreSQL ");
        assertThat(e.hint()).contains("postgresql-client-");
    }

    private BelayException probe(DatabaseAddress address) {
        BelayException e = catchThrowableOfType(
                BelayException.class,
                () -> databases(TestPrograms.newest().bin()).probe(address));
        assertThat(e.code()).isEqualTo(ErrorCode.DATABASE);
        assertThat(e.hint()).isNotEmpty();
        StringWriter everything = new StringWriter();
        e.printStackTrace(new PrintWriter(everything));
        assertThat(everything.toString()).doesNotContain(CANARY);
        return e;
    }

    private PostgresDatabases databases(Path programs) {
        CommandRunner runner = new CommandRunner();
        return new PostgresDatabases(runner, new PgPrograms(runner, programs), folder.resolve("run"));
    }

    private static DatabaseAddress address(String host, int port, String name, String user) {
        return new DatabaseAddress(host, port, name, user, new Secret(CANARY), Map.of());
    }
}
