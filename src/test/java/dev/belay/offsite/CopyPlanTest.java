package dev.belay.offsite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.offsite.CopyState.Failed;
import dev.belay.offsite.CopyState.Missing;
import dev.belay.offsite.CopyState.Proven;
import dev.belay.offsite.CopyState.Removed;
import dev.belay.offsite.CopyState.Uploading;
import dev.belay.offsite.CopyState.Waiting;
import dev.belay.testing.Seeds;
import dev.belay.vault.BackupId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which copy is sent next. */
class CopyPlanTest {
    private static final Instant NOW = Instant.parse("2026-02-19T12:00:00Z");
    private static final StoreFacts WELL = StoreFacts.none();

    static IntStream seeds() {
        return Seeds.of(500, 100_000);
    }

    private static Copy copy(int number, CopyState state) {
        return Copy.waiting(new BackupId("finance_" + number), "finance", "nas", NOW)
                .with(state);
    }

    private static Instant ago(int minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }

    private static StoreFacts probed(Instant at) {
        return new StoreFacts(false, false, null, at, at, at, null);
    }

    @Test
    void whatWasBegunGoesOnBeforeAnythingElse() {
        Copy begun = copy(1, new Uploading(ago(9), 5, 9));

        assertThat(CopyPlan.next(List.of(copy(2, new Waiting(ago(1))), begun), WELL, NOW))
                .contains(begun);
    }

    @Test
    void aStoreThatFailedIsLeftAloneUntilItsNextTry() {
        Copy failed = copy(2, new Failed(ago(5), "busy", "", NOW.plusSeconds(60)));
        Copy older = copy(1, new Waiting(ago(90)));

        assertThat(CopyPlan.next(List.of(failed, older), WELL, NOW)).isEmpty();
        assertThat(CopyPlan.next(List.of(failed, older), WELL, NOW.plusSeconds(60)))
                .contains(failed);
        assertThat(CopyPlan.next(List.of(failed, older), probed(ago(1)), NOW)).contains(failed);
    }

    @Test
    void whatIsAskedForAfterAFailureIsTriedAtOnce() {
        Copy failed = copy(1, new Failed(ago(5), "busy", "", NOW.plusSeconds(60)));
        Copy newer = copy(2, new Waiting(ago(1)));

        assertThat(CopyPlan.next(List.of(newer, failed), WELL, NOW)).contains(newer);
    }

    @Test
    void aFailureWithoutANextTryHoldsUpNobody() {
        Copy broken = copy(2, new Failed(ago(5), "the file is damaged", "", null));
        Copy older = copy(1, new Waiting(ago(90)));

        assertThat(CopyPlan.next(List.of(broken, older), WELL, NOW)).contains(older);
        assertThat(CopyPlan.next(List.of(broken), probed(NOW), NOW.plus(Duration.ofDays(900))))
                .isEmpty();
    }

    @Test
    void aClockThatWentBackKeepsNothingWaitingForYears() {
        Copy failed = copy(1, new Failed(NOW.plus(Duration.ofDays(900)), "busy", "", NOW.plus(Duration.ofDays(901))));

        assertThat(CopyPlan.next(List.of(failed), WELL, NOW)).contains(failed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsSentNextIsWhatMayBe(int seed) {
        Random random = new Random(seed);
        List<Copy> there = new ArrayList<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            there.add(copy(i, state(random)));
        }
        StoreFacts facts = new StoreFacts(
                random.nextInt(5) == 0,
                false,
                random.nextInt(5) == 0 ? new StoreStatus.Problem(NOW, "full", "") : null,
                random.nextBoolean() ? ago(random.nextInt(100)) : null,
                null,
                null,
                null);

        Optional<Copy> next = CopyPlan.next(there, facts, NOW);

        assertThat(next.map(Copy::state))
                .satisfiesAnyOf(
                        state -> assertThat(state).isEmpty(),
                        state -> assertThat(state.orElseThrow())
                                .isInstanceOfAny(Waiting.class, Uploading.class, Failed.class));
        if (facts.paused() || facts.problem() != null) {
            assertThat(next).isEmpty();
        } else if (there.stream().noneMatch(copy -> copy.state() instanceof Failed)) {
            Optional<Copy> begun = there.stream()
                    .filter(copy -> copy.state() instanceof Uploading)
                    .findFirst();
            Optional<Copy> waits = there.stream()
                    .filter(copy -> copy.state() instanceof Waiting)
                    .findFirst();
            assertThat(next).isEqualTo(begun.or(() -> waits));
        }
        next.map(Copy::state)
                .filter(Failed.class::isInstance)
                .ifPresent(state -> assertThat(((Failed) state).next()).isNotNull());
    }

    private static CopyState state(Random random) {
        Instant at = ago(random.nextInt(200));
        return switch (random.nextInt(7)) {
            case 0 -> new Waiting(at);
            case 1 -> new Uploading(at, 1, 2);
            case 2, 3 -> new Proven(at, at);
            case 4 -> new Failed(at, "no", "", random.nextBoolean() ? at.plusSeconds(random.nextInt(9000)) : null);
            case 5 -> new Missing(at);
            default -> new Removed(at, "so");
        };
    }
}
