package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.cli.Desk.Run;
import dev.belay.operation.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RestoreCommandTest {
    private static final String PASSWORD = FakeServices.PASSWORD.reveal();

    @TempDir
    Path home;

    private Desk desk = new Desk(Path.of(""));
    private String backup = "";

    @BeforeEach
    void breakSomething() {
        desk = new Desk(home);
        desk.services.addAdmin("treasurer");
        backup = desk.backup().id().value();
        desk.services.server.setRows("income", 3);
    }

    @Test
    void aRestoreShowsThePreviewAsksForThePasswordAndBringsTheRowsBack() {
        desk.terminal.answers(PASSWORD);

        Run run = desk.run("restore", backup);

        assertThat(run.code()).isZero();
        assertThat(desk.terminal.questions).containsExactly("Password of treasurer: ");
        assertThat(run.out())
                .containsSubsequence("public.income", "3", "414", "+411", "done: ledger holds 524 rows", "belay undo ");
        assertThat(desk.services.server.liveRows()).isEqualTo(Map.of("income", 414, "expense", 110));
    }

    @Test
    void aRestoreIsToldInOneDocumentAndAnUndoTakesItBack() throws IOException {
        Run restored = desk.run("restore", backup, "--json", "--password-file", passwordFile());

        assertThat(restored.code()).isZero();
        assertThat(restored.keys())
                .containsExactly(
                        "id",
                        "state",
                        "database",
                        "backup",
                        "safetyBackup",
                        "oldDatabase",
                        "undoUntil",
                        "rows",
                        "sessionsEnded");
        assertThat(restored.document().get("state").asText()).isEqualTo("done");
        assertThat(restored.document().get("undoUntil").asText()).isEqualTo("2026-02-26T03:00:00Z");
        assertThat(restored.err()).contains("would come back");

        String id = restored.document().get("id").asText();
        Run undone = desk.run("undo", id, "--json", "--password-file", passwordFile());

        assertThat(undone.code()).isZero();
        assertThat(undone.document().get("state").asText()).isEqualTo("done");
        assertThat(desk.services.server.liveRows()).containsEntry("income", 3);
    }

    @Test
    void aWrongPasswordIsRefusedAndNothingGoesOnWaiting() {
        desk.terminal.answers("wrong horse");

        Run run = desk.run("restore", backup);

        assertThat(run.code()).isEqualTo(7);
        assertThat(run.err()).contains("the name or the password is wrong").doesNotContain("wrong horse");
        assertThat(desk.services.server.liveRows()).containsEntry("income", 3);
        assertThat(desk.services.journal().running()).isEmpty();
    }

    @Test
    void withoutATerminalAndWithoutAFileThereIsNoPassword() {
        Run run = desk.run("restore", backup, "--json");

        assertThat(run.code()).isEqualTo(7);
        assertThat(run.document().get("hint").asText()).contains("--password-file");
        assertThat(desk.services.journal().running()).isEmpty();
    }

    @Test
    void ctrlCInTheCooldownCancelsAndCostsNothing() throws IOException {
        desk.terminal.pressesCtrlC = true;

        Run run = desk.run("restore", backup, "--cooldown", "1h", "--json", "--password-file", passwordFile());

        assertThat(run.code()).isEqualTo(8);
        assertThat(run.document().get("state").asText()).isEqualTo("cancelled");
        assertThat(run.err()).contains("cancelled");
        assertThat(desk.services.server.liveRows()).containsEntry("income", 3);
        assertThat(desk.services.server.names()).containsExactly("ledger");
    }

    @Test
    void aProductionDatabaseWantsItsNameTyped() {
        desk.services.databases.makeProduction();
        desk.terminal.answers("ledger", PASSWORD);

        Run run = desk.run("restore", backup);

        assertThat(run.code()).isZero();
        assertThat(desk.terminal.questions).hasSize(2);
        assertThat(desk.terminal.questions.getFirst()).contains("production").contains("ledger");
    }

    @Test
    void aNameThatIsNotTheDatabasesIsRefusedBeforeThePassword() {
        desk.terminal.answers(PASSWORD);

        Run run = desk.run("restore", backup, "--confirm", "crm");

        assertThat(run.code()).isEqualTo(7);
        assertThat(desk.terminal.questions).isEmpty();
        assertThat(desk.services.journal().running()).isEmpty();
    }

    @Test
    void aProductionDatabaseIsRefusedWhenNobodyCanTypeItsName() throws IOException {
        desk.services.databases.makeProduction();

        Run run = desk.run("restore", backup, "--password-file", passwordFile());

        assertThat(run.code()).isEqualTo(7);
        assertThat(run.err()).contains("--confirm ledger");
    }

    @Test
    void theAccountsOwnUserIsAskedWhenThereIsOne() {
        desk.services.addAdmin("owner");
        desk.terminal.answers(PASSWORD);

        assertThat(desk.run("restore", backup).code()).isZero();
        assertThat(desk.terminal.questions).containsExactly("Password of owner: ");
    }

    @Test
    void withSeveralAdminsOneMustBeNamed() {
        desk.services.addAdmin("second");
        desk.terminal.answers(PASSWORD);

        Run unclear = desk.run("restore", backup);
        assertThat(unclear.code()).isEqualTo(2);
        assertThat(unclear.err()).contains("treasurer", "second").contains("--user NAME");

        assertThat(desk.run("restore", backup, "--user", "second").code()).isZero();
        assertThat(desk.terminal.questions).containsExactly("Password of second: ");
    }

    @Test
    void theInPlaceModeIsNotInThisVersion() {
        Run run = desk.run("restore", backup, "--mode", "in-place");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--mode in-place is not in this version");
        assertThat(desk.run("restore", backup, "--mode", "fast").code()).isEqualTo(2);
    }

    @Test
    void aDamagedBackupIsExitCodeThreeAndNeverAsksForAPassword() throws IOException {
        Path file = desk.services.folder().list().getFirst().file();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        desk.terminal.answers(PASSWORD);

        Run run = desk.run("restore", backup);

        assertThat(run.code()).isEqualTo(3);
        assertThat(desk.terminal.questions).isEmpty();
    }

    @Test
    void anUnknownBackupIsExitCodeTwo() {
        assertThat(desk.run("restore", "nothing_at_all").code()).isEqualTo(2);
        assertThat(desk.run("undo", "nothing7").code()).isEqualTo(2);
        assertThat(desk.run("undo", "NOT AN ID").code()).isEqualTo(2);
    }

    @Test
    void theStoryIsInTheJournal() throws IOException {
        desk.run("restore", backup, "--password-file", passwordFile());

        Operation operation = desk.services.journal().recent(1).getFirst();
        assertThat(operation.phase()).isEqualTo("DONE");
        assertThat(operation.actor().name()).isEqualTo("owner");
    }

    private String passwordFile() throws IOException {
        return Files.writeString(home.resolve("password"), PASSWORD + "\n").toString();
    }
}
