package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.backup.BackupRequest;
import dev.belay.backup.BackupResult;
import dev.belay.cli.Desk.Run;
import dev.belay.operation.OperationId;
import dev.belay.restore.RestoreResult;
import dev.belay.restore.RestoreService.Confirmation;
import dev.belay.vault.BackupId;
import dev.belay.vault.StoredBackup;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CancelCommandTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path home;

    private Desk desk = new Desk(Path.of(""));

    @BeforeEach
    void sitDown() {
        desk = new Desk(home);
        desk.services.addAdmin("owner");
    }

    @Test
    void theOneThingThatRunsIsCancelled() {
        OperationId id = startBackup();

        Run run = desk.run("cancel");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("the backup " + id + " of ledger is cancelled");
        assertThat(desk.services.backups().await(id, LONG)).containsInstanceOf(BackupResult.Cancelled.class);
    }

    @Test
    void aRestoreInItsCooldownIsCancelledByItsId() {
        OperationId id = coolDown();

        assertThat(desk.run("cancel", id.value()).code()).isZero();
        assertThat(desk.services.restores().await(id, LONG)).contains(new RestoreResult.Cancelled("owner"));
    }

    @Test
    void aBackupThatIsAboutToBeDeletedIsKept() {
        String old = desk.backup().id().value();
        desk.services.clock.advance(Duration.ofHours(1));
        desk.backup();
        StoredBackup backup =
                desk.services.folder().find(BackupId.parse(old).orElseThrow()).orElseThrow();
        OperationId id = desk.services.removals().start(backup, FakeServices.OWNER);

        Run run = desk.run("cancel");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("the delete " + id + " of ledger is cancelled");
        assertThat(desk.services.folder().find(backup.id())).isPresent();
    }

    @Test
    void aPreviewThatWaitsForItsPasswordIsNothingThatRuns() {
        String backup = desk.backup().id().value();
        desk.services.restores().open(desk.services.restores().preview("ledger", backup), FakeServices.OWNER);

        assertThat(desk.run("cancel").err()).contains("nothing is running");
    }

    @Test
    void whatIsOverCannotBeCancelled() {
        OperationId id = startBackup();
        desk.run("cancel");
        assertThat(desk.services.backups().await(id, LONG)).isPresent();

        Run run = desk.run("cancel", id.value());

        assertThat(run.code()).isEqualTo(7);
        assertThat(run.err()).contains("can no longer be cancelled");
    }

    @Test
    void withSeveralOneMustBeNamed() {
        desk.services.databases.add("crm");
        OperationId restore = coolDown();
        desk.services.databases.dumpBy(new PatientDumper());
        OperationId backup = desk.services.backups().start(BackupRequest.manual("crm"), FakeServices.OWNER);

        Run run = desk.run("cancel");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(restore.value()).contains(backup.value());
        desk.run("cancel", restore.value());
        desk.run("cancel", backup.value());
        assertThat(desk.services.backups().await(backup, LONG)).isPresent();
        assertThat(desk.services.restores().await(restore, LONG)).isPresent();
    }

    @Test
    void anUnknownIdIsExitCodeTwo() {
        assertThat(desk.run("cancel", "nothing7").code()).isEqualTo(2);
        assertThat(desk.run("cancel", "Not an id").code()).isEqualTo(2);
    }

    private OperationId startBackup() {
        desk.services.databases.dumpBy(new PatientDumper());
        return desk.services.backups().start(BackupRequest.manual("ledger"), FakeServices.OWNER);
    }

    private OperationId coolDown() {
        String backup = desk.backup().id().value();
        OperationId id =
                desk.services.restores().open(desk.services.restores().preview("ledger", backup), FakeServices.OWNER);
        Confirmation confirmation =
                new Confirmation("owner", FakeServices.PASSWORD, null, "shell", Duration.ofHours(1));
        desk.services.restores().confirm(id, confirmation, FakeServices.OWNER);
        return id;
    }
}
