package dev.belay.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.access.Role;
import dev.belay.access.User;
import dev.belay.audit.AuditLog;
import dev.belay.audit.ChainResult;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.Journal;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import dev.belay.operation.OperationKind;
import dev.belay.operation.Step;
import dev.belay.testing.MutableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two openings of the same file, as two processes have them, that want the same thing at the same moment. */
class StateRaceTest {
    private static final int ROUNDS = 1000;
    private static final Actor ALICE = new Actor("alice", Actor.Channel.SHELL);
    private static final Instant BEGAN = Instant.parse("2026-02-19T03:00:00Z");
    private static final OperationId ID = new OperationId("race");

    private final MutableClock clock = MutableClock.at("2026-02-19T03:00:00Z");
    private final CyclicBarrier together = new CyclicBarrier(2);

    @TempDir
    private Path folder;

    private List<StateStore> both = List.of();

    @BeforeEach
    void openTwice() {
        Path file = folder.resolve("state.db");
        both = List.of(StateStore.open(file, clock), StateStore.open(file, clock));
    }

    @AfterEach
    void close() {
        both.forEach(StateStore::close);
    }

    @Test
    void ofTwoThatAdvanceTheSameOperationExactlyOneWins() throws Exception {
        Journal journal = both.getFirst().journal();
        journal.open(new Operation(ID, OperationKind.RESTORE, "ledger", "P0", ALICE, BEGAN, Map.of(), null, null), "");
        List<List<Boolean>> won = race(state -> wins(state.journal()));
        assertThat(IntStream.range(0, ROUNDS))
                .allSatisfy(
                        round -> assertThat(won.get(0).get(round) ^ won.get(1).get(round))
                                .isTrue());
        assertThat(journal.steps(ID)).extracting(Step::phase).containsExactlyElementsOf(phases());
    }

    @Test
    void theChainOfTheAuditLogNeverForks() throws Exception {
        race(state -> {
            AuditLog log = new AuditLog(state.auditStore(), clock);
            for (int i = 0; i < 200; i++) {
                log.intent(ALICE, "act", "subject", "");
            }
            return log;
        });
        assertThat(new AuditLog(both.getFirst().auditStore(), clock).verify())
                .isInstanceOfSatisfying(
                        ChainResult.Whole.class,
                        whole -> assertThat(whole.entries()).isEqualTo(400));
    }

    @Test
    void twoAdminsWhoShutEachOtherOutLeaveOne() throws Exception {
        for (int round = 0; round < 50; round++) {
            String first = "first" + round;
            String second = "second" + round;
            both.getFirst().users().add(new User(first, Role.ADMIN, "x", false, BEGAN));
            both.getFirst().users().add(new User(second, Role.ADMIN, "x", false, BEGAN));
            List<Boolean> done = race(state -> disables(state, state == both.getFirst() ? first : second));
            assertThat(done).containsExactlyInAnyOrder(true, false);
            both.getFirst()
                    .users()
                    .all()
                    .forEach(user ->
                            both.getFirst().users().update(user.key(), (current, admins) -> current.asDisabled()));
        }
    }

    private boolean disables(StateStore state, String key) throws Exception {
        together.await();
        try {
            state.users().update(key, (user, admins) -> {
                if (admins == 1) {
                    throw new BelayException(ErrorCode.REFUSED, "the last one", "");
                }
                return user.asDisabled();
            });
            return true;
        } catch (BelayException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.REFUSED);
            return false;
        }
    }

    private List<Boolean> wins(Journal journal) throws Exception {
        List<Boolean> won = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Step step = new Step(ID, "P" + (round + 1), BEGAN, ALICE, "");
            together.await();
            won.add(journal.advance(ID, "P" + round, step, Map.of()));
        }
        return won;
    }

    private static List<String> phases() {
        return IntStream.rangeClosed(0, ROUNDS).mapToObj(round -> "P" + round).toList();
    }

    private <T> List<T> race(Runner<T> runner) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Callable<T>> calls = both.stream()
                    .map(state -> (Callable<T>) () -> runner.run(state))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        }
    }

    @FunctionalInterface
    private interface Runner<T> {
        T run(StateStore state) throws Exception;
    }
}
