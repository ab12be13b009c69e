package dev.belay.operation;

import static dev.belay.testing.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.base.Actor;
import dev.belay.base.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every journal promises. */
public interface JournalContract {
    OperationId ID = new OperationId("op01");
    Actor ALICE = new Actor("alice", Actor.Channel.CONSOLE);
    Actor BOB = new Actor("bob", Actor.Channel.SHELL);
    Instant BEGAN = Instant.parse("2026-02-19T03:00:00.123456789Z");

    /** An empty journal. */
    Journal journal();

    @Test
    default void anOpenedOperationIsFoundAsItWasWritten() {
        Operation operation = operation(ID, Map.of("file", "여름 캠프.sql.zst", "empty", ""));
        journal().open(operation, "a backup begins");
        assertThat(journal().find(ID)).contains(operation);
        assertThat(journal().steps(ID)).containsExactly(new Step(ID, "DUMPING", BEGAN, ALICE, "a backup begins"));
    }

    @Test
    default void anUnknownOperationIsNotFoundAndDoesNotMove() {
        assertThat(journal().find(ID)).isEmpty();
        assertThat(journal().steps(ID)).isEmpty();
        assertThat(journal().advance(ID, "DUMPING", step("VERIFYING"), Map.of()))
                .isFalse();
    }

    @Test
    default void theSameOperationCannotBeOpenedTwice() {
        journal().open(operation(ID, Map.of()), "");
        assertThatThrownBy(() -> journal().open(operation(ID, Map.of()), "")).isInstanceOf(RuntimeException.class);
        assertThat(journal().steps(ID)).hasSize(1);
    }

    @Test
    default void theNewestOfItsKindAndDatabaseInOneOfThePhasesIsFound() {
        OperationId second = new OperationId("op02");
        OperationId third = new OperationId("op03");
        journal().open(operation(ID, Map.of()), "");
        journal().open(operation(second, Map.of()), "");
        journal().open(operation(third, Map.of()), "");
        journal().advance(third, "DUMPING", new Step(third, "CANCELLED", BEGAN, ALICE, ""), Map.of());
        String database = operation(ID, Map.of()).database();

        assertThat(journal().newest(OperationKind.BACKUP, database, Set.of("DUMPING", "FAILED")))
                .map(Operation::id)
                .contains(second);
        assertThat(journal().newest(OperationKind.VERIFY, database, Set.of("DUMPING")))
                .isEmpty();
        assertThat(journal().newest(OperationKind.BACKUP, "another", Set.of("DUMPING")))
                .isEmpty();
        assertThat(journal().tallies())
                .containsExactly(
                        new Journal.Tally(OperationKind.BACKUP, database, "CANCELLED", 1),
                        new Journal.Tally(OperationKind.BACKUP, database, "DUMPING", 2));
    }

    @Test
    default void advancingMovesThePhaseAddsFactsAndWritesTheStep() {
        journal().open(operation(ID, Map.of("a", "1", "b", "2")), "");
        Step step = new Step(ID, "VERIFYING", BEGAN.plusSeconds(5), BOB, "read back");
        assertThat(journal().advance(ID, "DUMPING", step, Map.of("b", "3", "c", "4")))
                .isTrue();
        Operation moved = journal().find(ID).orElseThrow();
        assertThat(moved.phase()).isEqualTo("VERIFYING");
        assertThat(moved.facts()).isEqualTo(Map.of("a", "1", "b", "3", "c", "4"));
        assertThat(moved.actor()).isEqualTo(ALICE);
        assertThat(journal().steps(ID)).hasSize(2).last().isEqualTo(step);
    }

    @Test
    default void advancingFromAnotherPhaseChangesNothing() {
        journal().open(operation(ID, Map.of()), "");
        Operation before = journal().find(ID).orElseThrow();
        assertThat(journal().advance(ID, "VERIFYING", step("DONE"), Map.of("x", "1")))
                .isFalse();
        assertThat(journal().find(ID)).contains(before);
        assertThat(journal().steps(ID)).hasSize(1);
    }

    @Test
    default void anEndedOperationDoesNotMoveAnyMore() {
        journal().open(operation(ID, Map.of()), "");
        journal().end(ID, BEGAN.plusSeconds(9));
        assertThat(journal().advance(ID, "DUMPING", step("VERIFYING"), Map.of()))
                .isFalse();
    }

    @Test
    default void notesAddFactsAndLeaveThePhase() {
        journal().open(operation(ID, Map.of("a", "1")), "");
        journal().note(ID, Map.of("a", "2", "b", "3"));
        Operation noted = journal().find(ID).orElseThrow();
        assertThat(noted.phase()).isEqualTo("DUMPING");
        assertThat(noted.facts()).isEqualTo(Map.of("a", "2", "b", "3"));
        assertThat(journal().steps(ID)).hasSize(1);
    }

    @Test
    default void notesAndEndsOfAnUnknownOperationAreRefused() {
        refusal(ErrorCode.NOT_FOUND, () -> journal().note(ID, Map.of("a", "1")));
        refusal(ErrorCode.NOT_FOUND, () -> journal().end(ID, BEGAN));
    }

    @Test
    default void progressIsOfTheCurrentPhaseOnly() {
        journal().open(operation(ID, Map.of()), "");
        Progress first = new Progress(1, 12, 4_000_000_000L, 5, 10, Duration.ofMillis(1234), "public.\"내역\"");
        Progress second = new Progress(2, 12, 4_000_000_001L, 6, 0, Duration.ofMillis(2345), null);
        journal().progress(ID, first);
        assertThat(journal().find(ID).orElseThrow().progress()).isEqualTo(first);
        journal().progress(ID, second);
        assertThat(journal().find(ID).orElseThrow().progress()).isEqualTo(second);
        journal().advance(ID, "DUMPING", step("VERIFYING"), Map.of());
        assertThat(journal().find(ID).orElseThrow().progress()).isNull();
    }

    @Test
    default void progressThatComesTooLateIsLeftOut() {
        Progress late = new Progress(1, 1, 1, 1, 1, Duration.ZERO, null);
        journal().progress(ID, late);
        journal().open(operation(ID, Map.of()), "");
        journal().end(ID, BEGAN.plusSeconds(9));
        journal().progress(ID, late);
        assertThat(journal().find(ID).orElseThrow().progress()).isNull();
    }

    @Test
    default void theFirstEndStays() {
        journal().open(operation(ID, Map.of()), "");
        journal().end(ID, BEGAN.plusSeconds(9));
        journal().end(ID, BEGAN.plusSeconds(10));
        assertThat(journal().find(ID).orElseThrow().ended()).isEqualTo(BEGAN.plusSeconds(9));
    }

    @Test
    default void runningOperationsComeOldestFirstAndRecentOnesNewestFirst() {
        OperationId second = new OperationId("aa02");
        OperationId third = new OperationId("zz03");
        journal().open(operation(ID, Map.of()), "");
        journal().open(operation(second, Map.of("k", "v")), "");
        journal().open(operation(third, Map.of()), "");
        journal().end(second, BEGAN.plusSeconds(1));
        assertThat(journal().running()).extracting(Operation::id).containsExactly(ID, third);
        assertThat(journal().recent(2)).extracting(Operation::id).containsExactly(third, second);
        assertThat(journal().recent(10)).extracting(Operation::id).containsExactly(third, second, ID);
        assertThat(journal().recent(2).getLast().facts()).isEqualTo(Map.of("k", "v"));
    }

    @Test
    default void operationsOfOtherKindsPushNoneOut() {
        OperationId restore = new OperationId("aa02");
        OperationId undo = new OperationId("zz03");
        journal().open(operation(restore, OperationKind.RESTORE, Map.of()), "");
        journal().open(operation(undo, OperationKind.UNDO, Map.of()), "");
        journal().open(operation(ID, OperationKind.VERIFY, Map.of()), "");

        Set<OperationKind> kinds = Set.of(OperationKind.RESTORE, OperationKind.UNDO);
        assertThat(journal().recent(kinds, 10)).extracting(Operation::id).containsExactly(undo, restore);
        assertThat(journal().recent(kinds, 1)).extracting(Operation::id).containsExactly(undo);
        assertThat(journal().recent(Set.of(OperationKind.DRILL), 10)).isEmpty();
    }

    private static Operation operation(OperationId id, Map<String, String> facts) {
        return operation(id, OperationKind.BACKUP, facts);
    }

    private static Operation operation(OperationId id, OperationKind kind, Map<String, String> facts) {
        return new Operation(id, kind, "ledger", "DUMPING", ALICE, BEGAN, facts, null, null);
    }

    private static Step step(String phase) {
        return new Step(ID, phase, BEGAN.plusSeconds(1), ALICE, "");
    }
}
