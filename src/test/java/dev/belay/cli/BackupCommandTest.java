package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.backup.BackupRequest;
import dev.belay.backup.Dumper.EndState;
import dev.belay.base.Actor;
import dev.belay.cli.Desk.Run;
import dev.belay.operation.OperationId;
import dev.belay.testing.fakes.Acts;
import dev.belay.testing.fakes.FakeDumper;
import dev.belay.testing.fakes.FakeDumper.Ending;
import dev.belay.vault.StoredBackup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackupCommandTest {
    @TempDir
    Path home;

    private Desk desk = new Desk(Path.of(""));

    @BeforeEach
    void sitDown() {
        desk = new Desk(home);
    }

    @Test
    void aBackupIsToldInOneDocument() {
        Run run =
                desk.run("backup", "--reason", "close", "--period", "2026-W07", "--label", "주간 마감", "--pin", "--json");

        assertThat(run.code()).isZero();
        assertThat(run.keys())
                .containsExactly(
                        "id",
                        "state",
                        "operation",
                        "database",
                        "tables",
                        "rows",
                        "bytes",
                        "storedBytes",
                        "sha256",
                        "warnings",
                        "suspicious",
                        "anomalies");
        assertThat(run.document().get("state").asText()).isEqualTo("done");
        assertThat(run.document().get("rows").asLong()).isEqualTo(524);
        assertThat(run.document().get("id").asText()).startsWith("ledger_20260219T120000+0900_close_");
        StoredBackup.Known known =
                (StoredBackup.Known) desk.services.folder().list().getFirst();
        assertThat(known.manifest().taken().label()).isEqualTo("주간 마감");
        assertThat(known.manifest().taken().period()).isEqualTo("2026-W07");
        assertThat(known.manifest().taken().actor()).isEqualTo("owner");
        assertThat(known.manifest().pinned()).isTrue();
        assertThat(run.err()).contains("is good: 524 rows in 2 tables");
    }

    @Test
    void aBackupIsToldToPeople() {
        Run run = desk.run("backup");

        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("backup ledger_").contains("is good: 524 rows in 2 tables");
    }

    @Test
    void aDumpThatFailsIsExitCodeFiveWithItsWords() {
        desk.services.databases.dumpBy(new FakeDumper(
                Acts.allWell(),
                () -> Map.of("income", 3),
                new Ending(100, new EndState.Failed("disk on fire", "put it out"))));

        Run run = desk.run("backup", "--json");

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.keys()).containsExactly("id", "state", "code", "sentence", "hint");
        assertThat(run.document().get("sentence").asText()).contains("disk on fire");
        assertThat(desk.services.folder().list()).isEmpty();
    }

    @Test
    void ctrlCCancelsItAndLeavesNothing() {
        desk.services.databases.dumpBy(new PatientDumper());
        desk.terminal.pressesCtrlC = true;

        Run run = desk.run("backup", "--json");

        assertThat(run.code()).isEqualTo(8);
        assertThat(run.document().get("state").asText()).isEqualTo("cancelled");
        assertThat(run.document().get("id").asText()).isNotBlank();
        assertThat(desk.services.folder().list()).isEmpty();
    }

    @Test
    void aSecondOneIsBusy() {
        desk.services.databases.dumpBy(new PatientDumper());
        OperationId first = desk.services
                .backups()
                .start(BackupRequest.manual("ledger"), new Actor("minji", Actor.Channel.CONSOLE));

        Run run = desk.run("backup");

        assertThat(run.code()).isEqualTo(75);
        assertThat(run.err()).contains("minji");
        desk.services.backups().cancel(first, FakeServices.OWNER);
        assertThat(desk.services.backups().await(first, Duration.ofSeconds(30))).isPresent();
    }

    @Test
    void aPeriodThatIsNoneIsAUsageError() {
        assertThat(desk.run("backup", "--period", "February").code()).isEqualTo(2);
    }

    @Test
    void withSeveralDatabasesOneMustBeNamed() {
        desk.services.databases.add("crm");

        Run run = desk.run("backup");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("several databases are guarded: ledger, crm")
                .contains("--database NAME");
        assertThat(desk.run("backup", "--database", "crm").code()).isZero();
    }

    @Test
    void withoutADatabaseTheHintSaysHowToNameOne() {
        desk.services.databases.clear();

        Run run = desk.run("backup");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("no database is guarded yet").contains("DATABASE_URL");
    }
}
