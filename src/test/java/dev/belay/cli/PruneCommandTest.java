package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.belay.access.Role;
import dev.belay.cli.Desk.Run;
import dev.belay.operation.DatabaseLock;
import dev.belay.operation.DatabaseLock.Held;
import dev.belay.vault.BackupId;
import dev.belay.vault.StoredBackup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PruneCommandTest {
    private static final String PASSWORD = FakeServices.PASSWORD.reveal();

    @TempDir
    Path home;

    private Desk desk = new Desk(Path.of(""));

    @BeforeEach
    void fourBackupsOfWhichTwoAreKept() {
        desk = new Desk(home);
        desk.services.addAdmin("treasurer");
        for (int day = 0; day < 4; day++) {
            desk.backup();
            desk.services.clock.advance(Duration.ofDays(1));
        }
        desk.services.retention.keepLast(2);
    }

    @Test
    void withoutApplyItSaysWhatWouldGoWhatStaysAndWhyAndChangesNothing() {
        List<BackupId> before = ids();

        Run run = desk.run("prune");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("rules     last 2, floor 1, doubtful 30d, in Asia/Seoul")
                .containsSubsequence(
                        before.get(3).value() + "  2026-02-19 12:00:00 +09:00  manual",
                        "no rule keeps it",
                        before.get(2).value(),
                        "2 backups would go",
                        "2 backups would stay:",
                        "1  the newest that counts",
                        "2  one of the last",
                        "asks first: nobody has agreed to these rules",
                        "belay prune --apply")
                .doesNotContain(before.get(0).value());
        assertThat(desk.terminal.questions).isEmpty();
        assertThat(ids()).isEqualTo(before);
    }

    @Test
    void theDocumentHoldsEveryBackupWithEveryReason() {
        List<BackupId> all = ids();

        JsonNode ledger =
                desk.run("prune", "--json").document().get("databases").get(0);

        assertThat(ledger.get("state").asText()).isEqualTo("shown");
        assertThat(ledger.get("questions").get(0).asText()).isEqualTo("not-agreed");
        assertThat(ledger.get("removes").findValuesAsText("id"))
                .containsExactly(all.get(3).value(), all.get(2).value());
        assertThat(ledger.get("removes").findValuesAsText("why")).containsOnly("no-slot");
        assertThat(ledger.get("keeps").findValuesAsText("id"))
                .containsExactly(all.get(0).value(), all.get(1).value());
        assertThat(ledger.get("keeps").get(0).get("why").findValuesAsText("rule"))
                .containsExactly("newest", "floor", "last");
    }

    @Test
    void withApplyItAsksForThePasswordAndRemovesWhatItShowed() {
        desk.terminal.answers(PASSWORD);
        List<BackupId> before = ids();

        Run run = desk.run("prune", "--apply");

        assertThat(run.code()).isZero();
        assertThat(desk.terminal.questions).containsExactly("Password of treasurer: ");
        assertThat(run.out()).contains("ledger: removed 2 backups");
        assertThat(ids()).isEqualTo(before.subList(0, 2));
        assertThat(desk.services.retention.agreements.agreed("ledger"))
                .hasValueSatisfying(
                        agreement -> assertThat(agreement.actor().name()).isEqualTo("treasurer"));
        assertThat(desk.run("prune").out()).contains("nothing would be removed");
    }

    @Test
    void aScriptGetsOneDocumentOfWhatWasDone() throws IOException {
        Run run = desk.run("prune", "--apply", "--json", "--password-file", passwordFile());

        assertThat(run.code()).isZero();
        JsonNode ledger = run.document().get("databases").get(0);
        assertThat(ledger.get("state").asText()).isEqualTo("done");
        assertThat(ledger.get("removed")).hasSize(2);
        assertThat(run.err()).contains("removed 2 backups");
    }

    @Test
    void aWrongPasswordRemovesNothing() {
        desk.terminal.answers("wrong horse");

        Run run = desk.run("prune", "--apply");

        assertThat(run.code()).isEqualTo(7);
        assertThat(run.err()).contains("the name or the password is wrong").doesNotContain("wrong horse");
        assertThat(ids()).hasSize(4);
        assertThat(desk.services.retention.agreements.agreed("ledger")).isEmpty();
    }

    @Test
    void onlyAnAdminMayAgree() {
        desk.services.users().add(FakeServices.OWNER, "operator", Role.OPERATOR, FakeServices.PASSWORD);
        desk.terminal.answers(PASSWORD);

        assertThat(desk.run("prune", "--apply", "--user", "operator").code()).isEqualTo(7);
        assertThat(ids()).hasSize(4);
    }

    @Test
    void whenNothingGoesNobodyIsAsked() {
        desk.services.retention.keepLast(10);

        Run run = desk.run("prune", "--apply", "--json");

        assertThat(run.code()).isZero();
        assertThat(run.document().get("databases").get(0).get("state").asText()).isEqualTo("shown");
        assertThat(run.err()).contains("nothing is to be removed");
        assertThat(desk.terminal.questions).isEmpty();
    }

    @Test
    void whatChangedWhileThePasswordWasTypedIsShownAgain() {
        desk.terminal.answers(PASSWORD);
        desk.terminal.whenAsked = desk::backup;

        Run run = desk.run("prune", "--apply");

        assertThat(run.code()).isEqualTo(7);
        assertThat(run.out()).containsSubsequence("2 backups would go", "3 backups would go");
        assertThat(run.err()).contains("something else would go of ledger");
        assertThat(ids()).hasSize(5);
    }

    @Test
    void ctrlCBeforeItBeginsCostsNothing() throws IOException {
        desk.terminal.pressesCtrlC = true;

        Run run = desk.run("prune", "--apply", "--json", "--password-file", passwordFile());

        assertThat(run.code()).isEqualTo(8);
        assertThat(run.document()
                        .get("databases")
                        .get(0)
                        .get("failure")
                        .get("code")
                        .asText())
                .isEqualTo("CANCELLED");
        assertThat(ids()).hasSize(4);
    }

    @Test
    void whileAnotherRemovalIsUnderWayItIsBusy() throws IOException {
        DatabaseLock locks = new DatabaseLock(home.resolve("locks"));
        try (Held _ = locks.take("ledger/removals", "a deletion", FakeServices.OWNER, desk.services.clock.instant())) {
            assertThat(desk.run("prune", "--apply", "--password-file", passwordFile())
                            .code())
                    .isEqualTo(75);
        }
        assertThat(ids()).hasSize(4);
    }

    @Test
    void ofSeveralDatabasesAllAreShownUnlessOneIsNamed() {
        desk.services.databases.add("crm");

        assertThat(desk.run("prune").out()).contains("database  ledger", "database  crm");
        assertThat(desk.run("prune", "--database", "crm").out())
                .contains("database  crm")
                .doesNotContain("ledger_");
    }

    private List<BackupId> ids() {
        return desk.services.folder().list().stream().map(StoredBackup::id).toList();
    }

    private String passwordFile() throws IOException {
        return Files.writeString(home.resolve("password"), PASSWORD + "\n").toString();
    }
}
