package dev.belay.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.base.BelayException;
import dev.belay.base.Secret;
import dev.belay.server.ServerAccount;
import dev.belay.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoServerIT {
    private static final Clock CLOCK = DemoProcess.CLOCK;

    @TempDir
    Path home;

    @BeforeEach
    void everybodyMayEnter() throws IOException {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void theLedgerHoldsTheRowsOfTheStory() {
        try (DemoServer demo = DemoServer.start(home, CLOCK)) {
            TestDatabase ledger = ledger(demo);
            assertThat(ledger.number("SELECT count(*) FROM income")).isEqualTo(405);

            demo.loadLatestWeek();

            assertThat(ledger.number("SELECT count(*) FROM income")).isEqualTo(414);
            assertThat(ledger.number("SELECT count(*) FROM expense")).isEqualTo(110);
            assertThat(ledger.number("SELECT count(*) FROM closing")).isEqualTo(104);
            assertThat(ledger.number("SELECT count(*) FROM income WHERE received_on > DATE '2026-11-20'"))
                    .isEqualTo(6);
            assertThat(ledger.number("SELECT min(octet_length(content)) FROM attachment"))
                    .isGreaterThan(1000);
            assertThat(ledger.number("SELECT balance_on(DATE '2026-11-20')"))
                    .isEqualTo(ledger.number("SELECT balance FROM weekly_balance ORDER BY week_end DESC LIMIT 1"));
            assertThat(ledger.number("SELECT sum(n_live_tup) FROM pg_stat_user_tables"))
                    .isBetween(199_000L, 201_000L);
        }
    }

    @Test
    void theOwnerIsNoSuperuserButMayCreateDatabases() {
        try (DemoServer demo = DemoServer.start(home, CLOCK)) {
            assertThat(ledger(demo)
                            .column("SELECT rolsuper || ' ' || rolcreatedb FROM pg_roles WHERE rolname = current_user"))
                    .containsExactly("false true");
        }
    }

    @Test
    void aSecondRunFindsWhatTheFirstLeftAlsoWhenItWasKilled() throws Exception {
        Process killed = DemoProcess.ready(home);
        killed.destroyForcibly().waitFor();

        try (DemoServer second = DemoServer.start(home, CLOCK)) {
            assertThat(second.fresh()).isFalse();
            assertThat(ledger(second).number("SELECT count(*) FROM income")).isEqualTo(414);
        }
    }

    @Test
    void whatWasNotLoadedCompletelyIsMadeAnew() {
        try (DemoServer interrupted = DemoServer.start(home, CLOCK)) {
            ledger(interrupted).execute("DELETE FROM income");
        }

        try (DemoServer second = DemoServer.start(home, CLOCK)) {
            assertThat(second.fresh()).isTrue();
            assertThat(ledger(second).number("SELECT count(*) FROM income")).isEqualTo(405);
        }
    }

    @Test
    void thePasswordIsInNoLineAndInAFileThatNobodyElseReads() throws Exception {
        try (DemoServer demo = DemoServer.start(home, CLOCK)) {
            DemoDatabase database = demo.database();

            assertThat(database.psqlLine())
                    .contains("DELETE FROM income")
                    .doesNotContain(database.password().reveal());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(database.passwordFile())))
                    .isEqualTo("rw-------");
            Secret wrong = new Secret("wrong");
            assertThatThrownBy(() -> ledger(demo).as("ledger", wrong).execute("SELECT 1"))
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void twoDemosDoNotShareAFolder() throws Exception {
        Process first = DemoProcess.ready(home);
        try {
            assertThatThrownBy(() -> DemoServer.start(home, CLOCK))
                    .isInstanceOf(BelayException.class)
                    .hasMessageContaining("another demo runs");
        } finally {
            first.destroyForcibly().waitFor();
            DemoServer.start(home, CLOCK).close();
        }
    }

    @Test
    void theServerStandsElsewhereWhenItsAccountMayNotEnter() throws Exception {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        boolean elsewhere = ServerAccount.current().switched();

        try (DemoServer demo = DemoServer.start(home, CLOCK)) {
            assertThat(ledger(demo).number("SELECT count(*) FROM income")).isEqualTo(405);
            assertThat(demo.note().isPresent()).isEqualTo(elsewhere);
        }

        Path data = home.resolve("server").toRealPath();
        assertThat(data.startsWith("/var/tmp")).isEqualTo(elsewhere);
        DemoFolder.open(home, ServerAccount.current()).clear();
        assertThat(data).doesNotExist();
    }

    private static TestDatabase ledger(DemoServer demo) {
        DemoDatabase database = demo.database();
        return new TestDatabase(database.port(), database.name(), database.user(), database.password());
    }
}
