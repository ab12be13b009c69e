package dev.belay.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.testing.MutableClock;
import dev.belay.testing.fakes.InMemoryJournal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationsTest {
    private static final Actor MINJI = new Actor("minji", Actor.Channel.CONSOLE);
    private static final Actor JUN = new Actor("jun", Actor.Channel.SHELL);
    private static final int ROUNDS = 10_000;

    @TempDir
    Path home;

    private final MutableClock clock = MutableClock.at("2026-02-19T03:00:00Z");
    private final InMemoryJournal journal = new InMemoryJournal();

    private Operations operations() {
        return new Operations(journal, new DatabaseLock(home), clock);
    }

    private static Operation open(Operations operations, String phase) {
        return operations.open(OperationKind.RESTORE, "ledger", phase, MINJI, Map.of());
    }

    @Test
    void ofACancelAndTheNextPhaseExactlyOneWins() throws Exception {
        Operations operations = operations();
        CyclicBarrier start = new CyclicBarrier(2);
        int cancelled = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(1)) {
            for (int round = 0; round < ROUNDS; round++) {
                Operation operation = open(operations, "COOLING");
                try (RunningOperation running = operations.run(operation, () -> {})) {
                    Future<Boolean> cancel = pool.submit(() -> {
                        start.await();
                        return operations.cancel(operation.id(), JUN, "COOLING"::equals);
                    });
                    start.await();
                    boolean advanced = advanced(running);
                    assertThat(advanced).as("round " + round).isNotEqualTo(cancel.get());
                    cancelled += cancel.get() ? 1 : 0;
                }
            }
        }
        assertThat(journal.recent(ROUNDS)).extracting(Operation::phase).containsOnly("SAVING", "CANCELLED");
        assertThat(journal.recent(ROUNDS).stream().filter(o -> o.phase().equals("CANCELLED")))
                .hasSize(cancelled);
    }

    private static boolean advanced(RunningOperation running) {
        try {
            running.advance("SAVING", "", Map.of());
            return true;
        } catch (BelayException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED);
            return false;
        }
    }

    @Test
    void aCancelFromAnotherProcessIsNoticed() {
        Operations here = operations();
        Operations elsewhere = operations();
        try (RunningOperation running = here.run(open(here, "LOADING"), () -> {})) {
            elsewhere.cancel(running.id(), JUN, "LOADING"::equals);

            assertThat(running.cancel().await(Duration.ofSeconds(20))).isTrue();
        }
    }

    @Test
    void whatIsPastItsPhaseCannotBeCancelled() {
        Operations operations = operations();
        Operation operation = open(operations, "SWAPPING");

        assertThat(operations.cancel(operation.id(), JUN, "COOLING"::equals)).isFalse();
        assertThat(operations.find(operation.id()).phase()).isEqualTo("SWAPPING");
    }

    @Test
    void theLockOfARunningOperationIsFreedAtItsEnd() {
        Operations operations = operations();
        AutoCloseable lock = operations.lock("ledger", OperationKind.BACKUP, MINJI, () -> () -> {});
        try (RunningOperation _ = operations.run(open(operations, "DUMPING"), lock)) {
            assertThatThrownBy(() -> operations().lock("ledger", OperationKind.RESTORE, JUN, () -> () -> {}))
                    .hasMessageContaining("a backup begun by minji since 2026-02-19T03:00:00Z");
        }
        try (RunningOperation second = operations.run(
                open(operations, "DUMPING"), operations.lock("ledger", OperationKind.BACKUP, MINJI, () -> () -> {}))) {
            assertThat(second.phase()).isEqualTo("DUMPING");
        }
    }

    @Test
    void aServerLockThatIsRefusedFreesTheLocalOne() {
        Operations operations = operations();
        assertThatThrownBy(() -> operations.lock("ledger", OperationKind.BACKUP, MINJI, () -> {
                    throw new BelayException(ErrorCode.BUSY, "another console holds it", "");
                }))
                .hasMessage("another console holds it");

        assertThat(new DatabaseLock(home).tryTake("ledger", "me", clock.instant()))
                .get()
                .satisfies(DatabaseLock.Held::close);
    }

    @Test
    void onlyOperationsWhoseRunnerIsGoneAreOrphans() {
        Operations gone = operations();
        Operation orphan = open(gone, "LOADING");
        Operations here = operations();
        List<OperationId> seen = new ArrayList<>();
        AutoCloseable lock = here.lock("other", OperationKind.BACKUP, MINJI, () -> () -> {});
        Operation alive = here.open(OperationKind.BACKUP, "other", "DUMPING", MINJI, Map.of());
        try (RunningOperation _ = here.run(alive, lock)) {
            operations().orphans(operation -> seen.add(operation.id()));
        }

        assertThat(seen).containsExactly(orphan.id());
    }
}
