package dev.belay.backup.removal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.audit.ChainResult;
import dev.belay.backup.BackupCatalogue;
import dev.belay.backup.BackupFacts;
import dev.belay.base.BelayException;
import dev.belay.operation.DatabaseLock;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationKind;
import dev.belay.testing.fakes.Acts;
import dev.belay.vault.BackupId;
import dev.belay.vault.Manifest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plug is pulled at every write to the journal and at every act on the folder, one run for each. */
class KilledRemovalTest {
    private static final int THERE = 5;

    @TempDir
    private Path temp;

    /** One run, from its beginning to where it stopped. */
    private record Run(Acts acts, RemovalScene scene, List<Manifest> backups, Set<BackupId> named) {}

    /** Begins to remove some of the backups; returns those that may be gone. */
    @FunctionalInterface
    private interface Removal {
        Set<BackupId> begin(RemovalScene scene, List<Manifest> backups);
    }

    @Test
    void whereverADeletionIsKilledTheBackupIsWholeOrGone() {
        int steps = everyKill("delete", KilledRemovalTest::delete);

        assertThat(steps).isGreaterThanOrEqualTo(9);
        System.out.println("deletion killed at " + steps + " of " + steps + " steps: whole or gone each time");
    }

    @Test
    void whereverRetentionIsKilledEveryBackupIsWholeOrGone() {
        int steps = everyKill("prune", KilledRemovalTest::prune);

        assertThat(steps).isGreaterThanOrEqualTo(21);
        System.out.println("retention killed at " + steps + " of " + steps + " steps: whole or gone each time");
    }

    @Test
    void whereverTheDiskFailsEveryBackupIsWholeOrGone() {
        for (Removal removal : List.<Removal>of(KilledRemovalTest::delete, KilledRemovalTest::prune)) {
            int steps = run(temp.resolve("whole-" + removal), Acts.allWell(), removal)
                    .acts()
                    .count();
            for (int k = 0; k < steps; k++) {
                Run run = run(temp.resolve("fail-" + k + removal), Acts.failingAt(k), removal);
                assertSettled(
                        run,
                        "failed at "
                                + run.acts().names().get(Math.min(k, run.acts().count() - 1)));
            }
        }
    }

    private int everyKill(String name, Removal removal) {
        List<String> steps =
                run(temp.resolve(name), Acts.allWell(), removal).acts().names();
        for (int k = 0; k < steps.size(); k++) {
            Run run = run(temp.resolve(name + k), Acts.killedAt(k), removal);
            assertSettled(run, "killed at " + k + ", " + steps.get(k));
        }
        return steps.size();
    }

    private static Set<BackupId> delete(RemovalScene scene, List<Manifest> backups) {
        Manifest oldest = backups.getLast();
        scene.removals.start(scene.stored(oldest), RemovalScene.MINJI);
        return Set.of(oldest.id());
    }

    private static Set<BackupId> prune(RemovalScene scene, List<Manifest> backups) {
        List<BackupId> ids =
                backups.reversed().stream().map(Manifest::id).limit(3).toList();
        try {
            scene.removals.prune(RemovalScene.DATABASE, ids, RemovalScene.MINJI, _ -> true);
        } catch (Acts.Killed | BelayException stopped) {
            assertThat(ids).isNotEmpty();
        }
        return Set.copyOf(ids);
    }

    private static Run run(Path home, Acts acts, Removal removal) {
        List<Manifest> backups = RemovalScene.at(home, Duration.ZERO).backups(THERE);
        RemovalScene scene = RemovalScene.at(home, Duration.ZERO, acts);
        Set<BackupId> named = removal.begin(scene, backups);
        untilNobodyHolds(home);
        return new Run(acts, scene, backups, named);
    }

    /** The kernel frees the lock of a process that is gone; here, that of a thread that died. */
    private static void untilNobodyHolds(Path home) {
        DatabaseLock lock = new DatabaseLock(home.resolve("locks"));
        Instant deadline = Instant.now(Clock.systemUTC()).plus(RemovalScene.PATIENCE);
        while (true) {
            var held = lock.tryTake(RemovalScene.DATABASE + "/removals", "test", Instant.EPOCH);
            if (held.isPresent()) {
                held.get().close();
                return;
            }
            assertThat(Instant.now(Clock.systemUTC())).isBefore(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void assertSettled(Run run, String where) {
        RemovalScene after = run.scene().restarted();
        after.recover();

        List<BackupId> left = after.left();
        assertThat(after.folder.list()).as(where).allMatch(BackupCatalogue::good);
        List<BackupId> all = run.backups().stream().map(Manifest::id).toList();
        List<BackupId> gone = new ArrayList<>(all);
        gone.removeAll(left);
        assertThat(run.named()).as(where + ": nothing goes that was not named").containsAll(gone);
        Operation operation = after.kept.recent(1).getFirst();
        assertThat(operation.running()).as(where).isFalse();
        assertThat(operation.phase()).as(where).isIn("DONE", "FAILED", "CANCELLED");
        assertThat(operation.phase().equals("DONE"))
                .as(where + " ended " + operation.phase())
                .isEqualTo(gone.size() == run.named().size() && !failedAtItsLastWord(operation, gone));
        assertTold(after, operation, gone, where);
        assertThat(after.recover())
                .as(where + ": a second recovery has nothing to do")
                .isEmpty();
    }

    /** Retention that removed all and was stopped before it could say so does not know that it was all. */
    private static boolean failedAtItsLastWord(Operation operation, List<BackupId> gone) {
        return operation.kind() == OperationKind.PRUNE
                && operation.phase().equals("FAILED")
                && operation.fact(RemovalFacts.REMOVED).orElse("0").equals(Integer.toString(gone.size()));
    }

    private static void assertTold(RemovalScene after, Operation operation, List<BackupId> gone, String where) {
        String act = operation.kind() == OperationKind.DELETE ? "backup.delete" : "backup.prune";
        for (BackupId id : gone) {
            assertThat(after.told(act, id))
                    .as(where + ": " + id)
                    .startsWith(Outcome.INTENT)
                    .endsWith(Outcome.DONE);
        }
        assertThat(after.audit.newest(act, 1)).as(where).noneMatch(entry -> entry.outcome() == Outcome.INTENT);
        assertThat(after.audit.verify()).as(where).isInstanceOf(ChainResult.Whole.class);
    }

    @Test
    void aDeletionThatWaitedWhenBelayWasKilledIsTakenBack() {
        RemovalScene scene = RemovalScene.at(temp, Duration.ZERO);
        Manifest oldest = scene.backups(2).getLast();
        scene.audit.intent(RemovalScene.MINJI, "backup.delete", oldest.id().value(), "");
        Operation waiting = scene.operations.open(
                OperationKind.DELETE,
                RemovalScene.DATABASE,
                "WAITING",
                RemovalScene.MINJI,
                Map.of(BackupFacts.BACKUP, oldest.id().value()));

        RemovalScene after = scene.restarted();
        assertThat(after.recover()).containsExactly("CANCELLED");

        assertThat(after.left()).contains(oldest.id());
        assertThat(after.operations.find(waiting.id()).fact("cancelledBy")).contains("belay");
        assertThat(after.told("backup.delete", oldest.id())).containsExactly(Outcome.INTENT, Outcome.CANCELLED);
    }
}
