package dev.belay.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.belay.audit.AuditEntry;
import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.audit.ChainResult;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import dev.belay.operation.OperationId;
import dev.belay.operation.Step;
import dev.belay.testing.fakes.Acts;
import dev.belay.testing.fakes.FakeServer;
import dev.belay.vault.Manifest;
import dev.belay.vault.Reason;
import dev.belay.vault.StoredBackup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreServiceTest {
    @TempDir
    Path home;

    private FakeServer server;
    private World world;
    private Manifest backup;

    @BeforeEach
    void takeABackupAndLoseRows() {
        server = new FakeServer(Acts.allWell(), Map.of("income", 414, "expense", 110));
        world = World.with(home, server, Acts.allWell());
        backup = world.backup();
        server.setRows("income", 400);
    }

    @Test
    void thePreviewSaysPerTableWhatWouldComeBack() {
        Preview preview = world.restores.preview(FakeServer.LIVE, backup.id().value());

        assertThat(preview.tables())
                .extracting(TableChange::name, TableChange::live, TableChange::backup, TableChange::state)
                .containsExactly(
                        tuple("income", 400L, 414L, TableChange.State.MORE),
                        tuple("expense", 110L, 110L, TableChange.State.SAME));
        assertThat(preview.rowsBack()).isEqualTo(14);
        assertThat(preview.rowsLost()).isZero();
        assertThat(preview.blocked()).isFalse();
    }

    @Test
    void aRestoreBringsTheRowsBackAndKeepsTheOldDatabase() {
        OperationId id = world.open(backup);
        world.confirm(id);

        assertThat(world.await(id)).isInstanceOf(RestoreResult.Done.class);
        assertThat(server.liveRows()).containsEntry("income", 414);
        assertThat(server.names()).hasSize(2).anyMatch(name -> name.startsWith("ledger_before_20260219T120000_"));
    }

    @Test
    void everyPhaseIsJournalledInOrder() {
        OperationId id = world.open(backup);
        world.confirm(id);
        world.await(id);

        assertThat(world.kept.steps(id))
                .extracting(Step::phase)
                .containsExactly(
                        "PREVIEWED", "CONFIRMED", "COOLING", "SAVING", "LOADING", "CHECKING", "SWAPPING", "DONE");
    }

    @Test
    void aSafetyBackupOfTheLiveRowsIsTakenFirst() {
        OperationId id = world.open(backup);
        world.confirm(id);
        world.await(id);

        StoredBackup newest = world.folder.list().getFirst();
        assertThat(newest).isInstanceOfSatisfying(StoredBackup.Known.class, known -> {
            assertThat(known.manifest().taken().reason()).isEqualTo(Reason.SAFETY);
            assertThat(known.manifest().good()).isTrue();
            assertThat(known.manifest().contents().rows()).isEqualTo(510);
        });
        assertThat(world.restores.view(id).safetyBackup()).isEqualTo(newest.id().value());
    }

    @Test
    void anUndoBringsTheOldDatabaseBackAndCanItselfBeUndone() {
        OperationId restore = world.open(backup);
        world.confirm(restore);
        world.await(restore);
        OperationId undo = world.restores.openUndo(restore, World.MINJI);
        world.confirm(undo);
        world.await(undo);

        assertThat(server.liveRows()).containsEntry("income", 400);
        assertThat(world.restores.view(restore).phase()).isEqualTo(Phase.UNDONE);
        assertThat(world.restores.undoable(FakeServer.LIVE))
                .extracting(RestoreService.Undoable::restore)
                .containsExactly(undo);
    }

    @Test
    void onlyTheLastRestoreCanBeUndone() {
        OperationId first = world.open(backup);
        world.confirm(first);
        world.await(first);
        world.clock.advance(Duration.ofMinutes(1));
        OperationId second = world.open(backup);
        world.confirm(second);
        world.await(second);

        assertThatThrownBy(() -> world.restores.openUndo(first, World.MINJI))
                .isInstanceOfSatisfying(
                        BelayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REFUSED));
    }

    @Test
    void anUndoIsRefusedWhenItsTimeIsOver() {
        OperationId id = world.open(backup);
        world.confirm(id);
        world.await(id);
        world.clock.advance(Duration.ofDays(8));

        assertThat(world.restores.undoable(FakeServer.LIVE)).isEmpty();
    }

    @Test
    void aWrongPasswordIsRefusedAndChangesNothing() {
        OperationId id = world.open(backup);

        assertThatThrownBy(() -> world.confirm(id, new Secret("wrong password"), null))
                .isInstanceOfSatisfying(
                        BelayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REFUSED));
        assertThat(world.restores.view(id).phase()).isEqualTo(Phase.PREVIEWED);
        assertThat(server.liveRows()).containsEntry("income", 400);
    }

    @Test
    void aPasswordCountsOnce() {
        OperationId id = world.open(backup);
        world.confirm(id);
        world.await(id);

        assertThatThrownBy(() -> world.confirm(id)).hasMessageContaining("confirmed already");
    }

    @Test
    void anOldPreviewMustBeTakenAgain() {
        OperationId id = world.open(backup);
        world.clock.advance(Duration.ofMinutes(31));

        assertThatThrownBy(() -> world.confirm(id)).hasMessageContaining("older than 30 minutes");
    }

    @Test
    void aCancelInTheCooldownWinsAndIsToldWithItsName() {
        OperationId id = world.open(backup);
        world.confirm(id, World.PASSWORD, Duration.ofMinutes(5));
        boolean cancelled = world.restores.cancel(id, new Actor("jun", Actor.Channel.SHELL));

        assertThat(cancelled).isTrue();
        assertThat(world.await(id)).isEqualTo(new RestoreResult.Cancelled("jun"));
        assertThat(server.liveRows()).containsEntry("income", 400);
        assertThat(server.names()).containsExactly("ledger");
    }

    @Test
    void whileOneRestoreCoolsASecondOneIsBusy() {
        OperationId first = world.open(backup);
        OperationId second = world.open(backup);
        world.confirm(first, World.PASSWORD, Duration.ofMinutes(5));

        assertThatThrownBy(() -> world.confirm(second)).isInstanceOfSatisfying(BelayException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.BUSY);
            assertThat(e.sentence()).contains("restore").contains("minji");
        });
        world.restores.cancel(first, World.MINJI);
        world.await(first);
    }

    @Test
    void aFileThatChangedSinceThePreviewIsNotRestored() throws IOException {
        OperationId id = world.open(backup);
        Path file = world.folder.find(backup.id()).orElseThrow().file();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        world.confirm(id);

        assertThat(world.await(id))
                .isInstanceOfSatisfying(
                        RestoreResult.Failed.class,
                        failed -> assertThat(failed.code()).isEqualTo(ErrorCode.DAMAGED_BACKUP));
        assertThat(server.names()).containsExactly("ledger");
    }

    @Test
    void aDamagedFileBlocksThePreview() throws IOException {
        Path file = world.folder.find(backup.id()).orElseThrow().file();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        Preview preview = world.restores.preview(FakeServer.LIVE, backup.id().value());
        assertThat(preview.blocked()).isTrue();
        OperationId id = world.restores.open(preview, World.MINJI);
        assertThatThrownBy(() -> world.confirm(id)).hasMessageContaining("SHA-256 differs");
    }

    @Test
    void tooManyLiveRowsChangedSinceThePreviewStopTheRestore() {
        OperationId id = world.open(backup);
        server.setRows("expense", 116);
        world.confirm(id);

        assertThat(world.await(id))
                .isInstanceOfSatisfying(
                        RestoreResult.Failed.class,
                        failed -> assertThat(failed.sentence()).contains("6 live rows changed"));
        assertThat(server.liveRows()).containsEntry("expense", 116);
        assertThat(server.names()).containsExactly("ledger");
    }

    @Test
    void theStoryIsInTheAuditLogAndItsChainHolds() {
        OperationId id = world.open(backup);
        world.confirm(id);
        world.await(id);

        assertThat(world.audit.newest("", 50).reversed())
                .extracting(AuditEntry::act, AuditEntry::outcome)
                .containsSubsequence(
                        tuple("backup.take", Outcome.INTENT),
                        tuple("backup.take", Outcome.DONE),
                        tuple("confirm", Outcome.DONE),
                        tuple("restore", Outcome.INTENT),
                        tuple("restore", Outcome.DONE));
        assertThat(world.audit.verify()).isInstanceOf(ChainResult.Whole.class);
    }
}
