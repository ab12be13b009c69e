package dev.belay.backup.removal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.backup.BackupFacts;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import dev.belay.operation.OperationKind;
import dev.belay.operation.Step;
import dev.belay.vault.BackupId;
import dev.belay.vault.Manifest;
import dev.belay.vault.MortalFolder;
import dev.belay.vault.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemovalServiceTest {
    private static final int ROUNDS = 200;

    @TempDir
    private Path home;

    @Test
    void aDeletionThatNobodyTakesBackDeletesFileAndManifest() throws IOException {
        RemovalScene scene = RemovalScene.at(home, Duration.ofMillis(50));
        List<Manifest> backups = scene.backups(2);

        Operation ended = scene.delete(backups.get(1));

        assertThat(ended.phase()).isEqualTo("DONE");
        assertThat(scene.kept.steps(ended.id())).extracting(Step::phase).containsExactly("WAITING", "REMOVING", "DONE");
        assertThat(scene.left()).containsExactly(backups.get(0).id());
        try (var files = Files.list(home.resolve("backups/finance"))) {
            assertThat(files).hasSize(2);
        }
        assertThat(scene.told("backup.delete", backups.get(1).id())).containsExactly(Outcome.INTENT, Outcome.DONE);
    }

    @Test
    void whoeverTakesItBackInTimeKeepsTheBackup() {
        RemovalScene scene = RemovalScene.at(home, RemovalScene.LONG);
        Manifest old = scene.backups(2).get(1);
        OperationId deletion = scene.removals.start(scene.stored(old), RemovalScene.MINJI);

        assertThat(scene.removals.cancel(deletion, RemovalScene.JUN)).isTrue();

        assertThat(scene.ended(deletion).phase()).isEqualTo("CANCELLED");
        assertThat(scene.left()).contains(old.id());
        assertThat(scene.told("backup.delete", old.id())).containsExactly(Outcome.INTENT, Outcome.CANCELLED);
        assertThat(scene.told("backup.delete.cancel", old.id())).containsExactly(Outcome.INTENT, Outcome.DONE);
        assertThat(scene.removals.cancel(deletion, RemovalScene.JUN)).isFalse();
    }

    @Test
    void ofTakingBackAndDeletingExactlyOneWins() {
        RemovalScene scene = RemovalScene.at(home, Duration.ZERO);
        Manifest newest = null;
        int kept = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Manifest old = scene.backups(1).getFirst();
            newest = scene.backups(1).getFirst();
            OperationId deletion = scene.removals.start(scene.stored(old), RemovalScene.MINJI);

            boolean takenBack = scene.removals.cancel(deletion, RemovalScene.JUN);

            String phase = scene.ended(deletion).phase();
            assertThat(phase).as("round " + round).isEqualTo(takenBack ? "CANCELLED" : "DONE");
            assertThat(scene.left().contains(old.id())).as("round " + round).isEqualTo(takenBack);
            assertThat(scene.told("backup.delete", old.id()))
                    .containsExactly(Outcome.INTENT, takenBack ? Outcome.CANCELLED : Outcome.DONE);
            kept += takenBack ? 1 : 0;
            scene.left().forEach(scene.folder::delete);
        }
        assertThat(newest).isNotNull();
        System.out.println(kept + " of " + ROUNDS + " deletions were taken back in time");
    }

    @Test
    void whatMustStayIsRefusedAtOnceWithTheReason() {
        RemovalScene scene = RemovalScene.at(home, RemovalScene.LONG);
        Manifest kept = MortalFolder.take(
                scene.folder, scene.clock.instant(), Reason.CLOSE, RemovalScene.moment("2033-02-19T00:00:00Z"), true);
        scene.clock.advance(Duration.ofHours(1));
        List<Manifest> backups = scene.backups(4);
        scene.folder.replace(backups.get(1).withPin(true));
        scene.needed.put(backups.get(2).id(), "the restore r7k3 is not over");
        scene.operations.open(
                OperationKind.DRILL,
                RemovalScene.DATABASE,
                "LOADING",
                RemovalScene.JUN,
                Map.of(BackupFacts.BACKUP, backups.get(3).id().value()));

        assertRefused(scene, backups.get(0), "is the newest good backup of its database");
        assertRefused(scene, backups.get(1), "is pinned");
        assertRefused(scene, backups.get(2), "the restore r7k3 is not over");
        assertRefused(scene, backups.get(3), "it is being tried in a drill");
        assertRefused(scene, kept, "must be kept until 2033-02-19T00:00:00Z");
        assertThat(scene.left()).hasSize(5);
    }

    private static void assertRefused(RemovalScene scene, Manifest backup, String why) {
        assertThatThrownBy(() -> scene.removals.start(scene.stored(backup), RemovalScene.MINJI))
                .isInstanceOfSatisfying(
                        BelayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REFUSED))
                .hasMessageContaining(why);
        assertThat(scene.told("backup.delete", backup.id())).containsExactly(Outcome.INTENT, Outcome.REFUSED);
    }

    @Test
    void onceItsTermIsOverAClosedPeriodCanBeDeleted() {
        RemovalScene scene = RemovalScene.at(home, Duration.ZERO);
        Manifest kept = MortalFolder.take(
                scene.folder, scene.clock.instant(), Reason.CLOSE, RemovalScene.moment("2026-02-20T00:00:00Z"), true);
        scene.clock.advance(Duration.ofDays(1));
        scene.backups(1);

        assertThat(scene.delete(kept).phase()).isEqualTo("DONE");
    }

    @Test
    void whatChangedWhileItWaitedIsLookedAtOnceMore() {
        RemovalScene scene = RemovalScene.at(home, Duration.ofMillis(300));
        Manifest old = scene.backups(2).get(1);
        OperationId deletion = scene.removals.start(scene.stored(old), RemovalScene.MINJI);
        scene.folder.replace(old.withPin(true));

        Operation ended = scene.ended(deletion);

        assertThat(ended.phase()).isEqualTo("FAILED");
        assertThat(ended.fact("sentence")).contains(old.id() + " is pinned");
        assertThat(scene.left()).contains(old.id());
        assertThat(scene.told("backup.delete", old.id())).containsExactly(Outcome.INTENT, Outcome.REFUSED);
    }

    @Test
    void aMachineThatSleptInBetweenKeepsTheBackup() {
        RemovalScene scene = RemovalScene.at(home, Duration.ofMillis(300));
        Manifest old = scene.backups(2).get(1);
        OperationId deletion = scene.removals.start(scene.stored(old), RemovalScene.MINJI);
        scene.clock.advance(Duration.ofHours(9));

        assertThat(scene.ended(deletion).phase()).isEqualTo("CANCELLED");
        assertThat(scene.left()).contains(old.id());
    }

    @Test
    void oneRemovalOfADatabaseAtATime() {
        RemovalScene scene = RemovalScene.at(home, RemovalScene.LONG);
        List<Manifest> backups = scene.backups(3);
        OperationId deletion = scene.removals.start(scene.stored(backups.get(1)), RemovalScene.MINJI);

        assertThatThrownBy(() -> scene.removals.start(scene.stored(backups.get(2)), RemovalScene.JUN))
                .hasMessage("another removal of backups of finance is under way");
        assertThatThrownBy(() -> scene.removals.prune(
                        RemovalScene.DATABASE, List.of(backups.get(2).id()), RemovalScene.JUN, _ -> true))
                .hasMessage("another removal of backups of finance is under way");

        scene.removals.cancel(deletion, RemovalScene.MINJI);
        scene.ended(deletion);
        assertThat(scene.left()).hasSize(3);
    }

    @Test
    void aBelayThatStopsTakesBackWhatStillWaits() {
        RemovalScene scene = RemovalScene.at(home, RemovalScene.LONG);
        Manifest old = scene.backups(2).get(1);
        OperationId deletion = scene.removals.start(scene.stored(old), RemovalScene.MINJI);

        scene.removals.close();

        assertThat(scene.operations.find(deletion).running()).isFalse();
        assertThat(scene.operations.find(deletion).phase()).isEqualTo("CANCELLED");
        assertThat(scene.left()).contains(old.id());
    }

    @Test
    void retentionRemovesWhatItGivesUpAndSaysWhatItLeftOut() {
        RemovalScene scene = RemovalScene.at(home, RemovalScene.LONG);
        List<Manifest> backups = scene.backups(5);
        scene.folder.replace(backups.get(2).withPin(true));
        List<BackupId> ids = backups.reversed().stream().map(Manifest::id).toList();

        RemovalResult result = scene.removals.prune(
                RemovalScene.DATABASE,
                ids,
                RemovalScene.JUN,
                id -> !id.equals(backups.get(1).id()));

        assertThat(result).isInstanceOf(RemovalResult.Done.class);
        assertThat(result.removed().ids())
                .containsExactly(backups.get(4).id(), backups.get(3).id());
        assertThat(result.removed().bytes())
                .isEqualTo(backups.get(4).contents().storedBytes()
                        + backups.get(3).contents().storedBytes());
        assertThat(result.removed().spared())
                .extracting(RemovalResult.Spared::id)
                .containsExactly(
                        backups.get(2).id(), backups.get(1).id(), backups.get(0).id());
        assertThat(scene.left()).hasSize(3);
        assertThat(scene.told("backup.prune", backups.get(4).id())).containsExactly(Outcome.INTENT, Outcome.DONE);
        assertThat(scene.told("backup.prune", backups.get(0).id())).containsExactly(Outcome.INTENT, Outcome.REFUSED);
    }

    @Test
    void retentionIsStoppedBetweenTwoBackups() {
        RemovalScene scene = RemovalScene.at(home, RemovalScene.LONG);
        List<Manifest> backups = scene.backups(4);
        List<BackupId> ids = backups.reversed().stream().map(Manifest::id).toList();

        RemovalResult result = scene.removals.prune(RemovalScene.DATABASE, ids, RemovalScene.JUN, id -> {
            if (id.equals(ids.get(1))) {
                OperationId running = scene.kept.running().getFirst().id();
                scene.removals.cancel(running, RemovalScene.MINJI);
            }
            return true;
        });

        assertThat(result)
                .isInstanceOfSatisfying(
                        RemovalResult.Cancelled.class,
                        stopped -> assertThat(stopped.by()).isEqualTo("minji"));
        assertThat(result.removed().ids()).containsExactly(ids.get(0), ids.get(1));
        assertThat(scene.left()).hasSize(2);
        Operation ended = scene.kept.recent(1).getFirst();
        assertThat(ended.phase()).isEqualTo("CANCELLED");
        assertThat(ended.fact(RemovalFacts.REMOVED)).contains("2");
    }
}
