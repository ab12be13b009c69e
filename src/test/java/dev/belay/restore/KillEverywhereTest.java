package dev.belay.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.audit.ChainResult;
import dev.belay.base.BelayException;
import dev.belay.operation.DatabaseLock;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import dev.belay.testing.fakes.Acts;
import dev.belay.testing.fakes.FakeServer;
import dev.belay.vault.Manifest;
import dev.belay.vault.StoredBackup;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plug is pulled at every write to the journal and at every act on the server, one run for each. */
class KillEverywhereTest {
    private static final Map<String, Integer> BEFORE = Map.of("income", 400);
    private static final Map<String, Integer> AFTER = Map.of("income", 414);

    @TempDir
    Path temp;

    @Test
    void whereverARestoreIsKilledLiveDataIsWholeAfterARestart() {
        int acts = run(Acts.allWell(), temp.resolve("whole")).acts().count();
        assertThat(acts).isGreaterThanOrEqualTo(30);
        int whole = 0;
        for (int k = 0; k < acts; k++) {
            Run run = run(Acts.killedAt(k), temp.resolve("kill-" + k));
            assertSettled(
                    run,
                    "killed at act " + k + " of " + acts + ": "
                            + run.acts().names().getLast());
            whole++;
        }
        assertThat(whole).isEqualTo(acts);
        System.out.println("restore killed at " + whole + " of " + acts + " steps: live data whole each time");
    }

    @Test
    void whereverAnActFailsLiveDataIsWhole() {
        int acts = run(Acts.allWell(), temp.resolve("whole")).acts().count();
        for (int k = 0; k < acts; k++) {
            Run run = run(Acts.failingAt(k), temp.resolve("fail-" + k));
            assertSettled(
                    run,
                    "failed at act " + k + " of " + acts + ": "
                            + run.acts().names().get(k));
        }
    }

    private record Run(Acts acts, FakeServer server, World world, OperationId id, Path home) {}

    private static Run run(Acts acts, Path home) {
        World calm = World.with(home, new FakeServer(Acts.allWell(), AFTER), Acts.allWell());
        Manifest backup = calm.backup();
        FakeServer server = new FakeServer(acts, BEFORE);
        World world = World.with(home, server, acts);
        OperationId id = world.open(backup);
        try {
            world.confirm(id);
        } catch (Acts.Killed | BelayException stopped) {
            assertThat(acts.count()).isPositive();
        }
        untilNobodyHolds(home);
        return new Run(acts, server, world, id, home);
    }

    /** The kernel frees the lock of a process that is gone; here, that of a thread that died. */
    private static void untilNobodyHolds(Path home) {
        DatabaseLock lock = new DatabaseLock(home.resolve("locks"));
        Instant deadline = Instant.now(Clock.systemUTC()).plus(Duration.ofSeconds(20));
        while (true) {
            var held = lock.tryTake(FakeServer.LIVE, "test", Instant.EPOCH);
            if (held.isPresent()) {
                held.get().close();
                return;
            }
            assertThat(Instant.now(Clock.systemUTC())).isBefore(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void assertSettled(Run run, String where) {
        FakeServer server = run.server().revived();
        World after = run.world().restarted(run.home(), server);
        after.recovery.run();
        after.clock.advance(Duration.ofHours(1));
        after.recovery.run();
        Operation operation = after.operations.find(run.id());
        assertThat(operation.running()).as(where).isFalse();
        assertThat(operation.phase()).as(where).isIn("CANCELLED", "FAILED", "DONE");
        assertThat(server.liveRows()).as(where).isEqualTo(operation.phase().equals("DONE") ? AFTER : BEFORE);
        assertThat(server.names())
                .as(where + " ended " + operation.phase())
                .hasSize(operation.phase().equals("DONE") ? 2 : 1)
                .contains(FakeServer.LIVE)
                .noneMatch(name -> name.contains("_belay_"));
        assertThat(after.folder.list()).as(where).allMatch(StoredBackup.Known.class::isInstance);
        assertThat(after.audit.verify()).as(where).isInstanceOf(ChainResult.Whole.class);
        assertThat(after.recovery.run())
                .as(where + ": a second recovery has nothing to do")
                .isEmpty();
    }
}
