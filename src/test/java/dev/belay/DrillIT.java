package dev.belay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.cli.Desk;
import dev.belay.testing.PostgresExtension;
import dev.belay.testing.PostgresServer;
import dev.belay.testing.TestDatabase;
import dev.belay.vault.DrillRecord;
import dev.belay.vault.TableEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Backups are tried in real servers, and whatever happens nothing of those is left. */
@ExtendWith(PostgresExtension.class)
@Timeout(180)
class DrillIT {
    private static final Path PAGILA = Path.of("src", "test", "resources", "dumps", "pagila.sql");
    private static final Path LEDGER = Path.of("src", "main", "resources", "demo");

    @TempDir
    private Path folder;

    @Test
    void pagilaIsProvenAndTheProofIsKept(TestDatabase database) throws IOException {
        database.load(PAGILA);
        DrillScene scene = DrillScene.of(database, folder);
        String backup = scene.home().backup();

        Desk.Run run = scene.home().done("verify", backup, "--drill");

        assertThat(run.out()).contains("good  " + backup, "proven " + backup, "in a scratch server of PostgreSQL ");
        DrillRecord proof = scene.manifest(backup).lastDrill().orElseThrow();
        assertThat(proof.good()).isTrue();
        assertThat(proof.rows()).isEqualTo(rows(scene, backup)).isPositive();
        assertThat(proof.notes()).isEmpty();
        assertThat(scene.last().phase()).isEqualTo("DONE");
        assertThat(scene.left()).isEmpty();
    }

    @Test
    void theLedgerOfTheDemoIsProven(TestDatabase database) throws IOException {
        database.load(LEDGER.resolve("ledger.sql"), "today=2026-02-19", "scale=0.05");
        DrillScene scene = DrillScene.of(database, folder);
        String backup = scene.home().backup();

        scene.home().done("verify", backup, "--drill");

        assertThat(scene.manifest(backup).lastDrill().orElseThrow().rows())
                .isEqualTo(rows(scene, backup))
                .isPositive();
    }

    @Test
    void aFileThatLacksARowIsFoundOutAndTheTableIsNamed(TestDatabase database) throws IOException {
        database.execute(
                "CREATE TABLE account (id int PRIMARY KEY, name text)",
                "CREATE TABLE entry (id int PRIMARY KEY, account int REFERENCES account)",
                "INSERT INTO account SELECT n, 'account ' || n FROM generate_series(1, 20) n",
                "INSERT INTO entry SELECT n, 1 + n % 20 FROM generate_series(1, 500) n");
        DrillScene scene = DrillScene.of(database, folder);
        String backup = scene.without(scene.home().backup(), "7\taccount 7");

        assertThat(scene.home().run("verify", backup).code()).isZero();
        Desk.Run run = scene.home().run("verify", backup, "--drill");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("public.account took in 19 rows, and the backup has 20");
        DrillRecord proof = scene.manifest(backup).lastDrill().orElseThrow();
        assertThat(proof.good()).isFalse();
        assertThat(proof.detail()).contains("public.account");
        assertThat(scene.left()).isEmpty();
    }

    @Test
    void aDrillThatIsKilledLeavesNothingAfterTheNextStart(TestDatabase database) throws Exception {
        DrillScene scene = endless(database);
        String backup = scene.home().backup();

        try (KilledBelay belay = KilledBelay.start(scene.home(), Stop.NEVER, "verify", backup, "--drill")) {
            belay.awaitLine("restoring it there").kill();
        }
        assertThat(scene.processes()).isNotEmpty();
        try (Belay belay = scene.home().belay()) {
            assertThat(belay.recover())
                    .singleElement()
                    .asString()
                    .startsWith("the drill ")
                    .endsWith("was interrupted and is now failed");
        }

        assertThat(scene.left()).isEmpty();
        assertThat(scene.manifest(backup).drills()).isEmpty();
    }

    @Test
    void aDrillThatIsCancelledLeavesNothing(TestDatabase database) throws Exception {
        DrillScene scene = endless(database);
        String backup = scene.home().backup();

        try (KilledBelay belay = KilledBelay.start(scene.home(), Stop.NEVER, "verify", backup, "--drill")) {
            belay.awaitLine("restoring it there");
            scene.home().done("cancel");
            belay.awaitLine("the drill was cancelled by");
        }

        assertThat(scene.left()).isEmpty();
        assertThat(scene.last().phase()).isEqualTo("CANCELLED");
        assertThat(scene.manifest(backup).drills()).isEmpty();
    }

    @Test
    void aLoadThatOnlyWaitsIsGivenUpAndLeavesNothing(TestDatabase database) throws IOException {
        DrillScene scene = endless(database, "backup: { stall: 2s }");
        String backup = scene.home().backup();

        Desk.Run run = scene.home().run("verify", backup, "--drill");

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.err()).contains("the drill made no progress for 2s and was ended");
        assertThat(scene.left()).isEmpty();
        assertThat(scene.last().phase()).isEqualTo("FAILED");
        assertThat(scene.manifest(backup).drills()).isEmpty();
    }

    @Test
    void aLoadThatIsAtWorkOnOneStatementIsNotGivenUp(TestDatabase database) throws IOException {
        database.execute(
                "CREATE FUNCTION public.counts(n int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS $$ BEGIN"
                        + " IF current_setting('port') <> '" + database.port()
                        + "' THEN PERFORM count(*) FROM generate_series(1, 20000000); END IF; RETURN n; END $$",
                "CREATE TABLE one AS SELECT 1 AS n",
                "CREATE INDEX ON one (public.counts(n))");
        DrillScene scene = DrillScene.of(database, folder, "backup: { stall: 1s }");

        scene.home().done("verify", scene.home().backup(), "--drill");
    }

    @Test
    void whatOnlyASuperuserMayMakeIsNoFaultOfTheBackup(TestDatabase database, PostgresServer server)
            throws IOException {
        server.maintenance()
                .named(database.name())
                .execute(
                        "CREATE FUNCTION told() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'",
                        "CREATE EVENT TRIGGER tell ON ddl_command_end EXECUTE FUNCTION told()");
        database.execute("CREATE TABLE one AS SELECT 1 AS n");
        DrillScene scene = DrillScene.of(database, folder);
        String backup = scene.home().backup();

        Desk.Run refused = scene.home().run("verify", backup, "--drill");

        assertThat(refused.code()).isEqualTo(4);
        assertThat(refused.err()).contains("drill.superuser: true");
        assertThat(scene.manifest(backup).drills()).isEmpty();
        DrillScene allowed = DrillScene.of(database, folder, "  superuser: true");
        allowed.home().done("verify", backup, "--drill");
        assertThat(allowed.left()).isEmpty();
    }

    @Test
    void aDrillOnTheGuardedServerDropsItsDatabase(TestDatabase database) throws IOException {
        database.execute("CREATE TABLE one AS SELECT 1 AS n");
        DrillScene scene = DrillScene.of(database, folder, "  on: guarded-server");
        String backup = scene.home().backup();

        assertThat(scene.home().done("verify", backup, "--drill").out())
                .contains("in a scratch database on the guarded server");

        assertThat(database.named("postgres")
                        .column("SELECT datname FROM pg_database WHERE starts_with(datname, '" + database.name()
                                + "_')"))
                .isEmpty();
        assertThat(scene.left()).isEmpty();
    }

    /** A backup whose load never ends: making its index waits wherever it is not the guarded server that makes it. */
    private DrillScene endless(TestDatabase database, String... settings) throws IOException {
        database.execute(
                "CREATE FUNCTION public.wait_elsewhere(n int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS $$ BEGIN"
                        + " IF current_setting('port') <> '" + database.port()
                        + "' THEN PERFORM pg_sleep(600); END IF; RETURN n; END $$",
                "CREATE TABLE one AS SELECT 1 AS n",
                "CREATE INDEX ON one (public.wait_elsewhere(n))");
        return DrillScene.of(database, folder, settings);
    }

    private static long rows(DrillScene scene, String backup) {
        List<TableEntry> tables = scene.manifest(backup).contents().tables().all();
        return tables.stream().mapToLong(TableEntry::rows).sum();
    }
}
