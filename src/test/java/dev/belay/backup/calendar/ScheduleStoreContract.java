package dev.belay.backup.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.belay.backup.calendar.ScheduledRun.Phase;
import dev.belay.operation.OperationId;
import dev.belay.schedule.Due.Span;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every store of scheduled runs promises. */
public interface ScheduleStoreContract {
    Instant NOON = Instant.parse("2026-02-19T12:00:00Z");

    /** An empty store. */
    ScheduleStore store();

    @Test
    default void aMomentIsClaimedOnce() {
        assertThat(store().claim(run(1, Phase.CLAIMED))).isTrue();
        assertThat(store().claim(run(1, Phase.CLAIMED))).isFalse();
        assertThat(store().claim(run(2, Phase.CLAIMED))).isTrue();
    }

    @Test
    default void whatWasDoneIsToldFromTheNewestBeforeOn() {
        for (int hour = 0; hour < 5; hour++) {
            store().claim(run(hour, Phase.CLAIMED));
        }

        assertThat(store().done("s", hour(3)))
                .containsExactlyInAnyOrder(
                        new Span(hour(1), hour(2)), new Span(hour(2), hour(3)), new Span(hour(3), hour(4)));
        assertThat(store().done("other", NOON)).isEmpty();
    }

    @Test
    default void whatBecameOfARunIsKept() {
        store().claim(run(0, Phase.SEEN));
        store().claim(run(1, Phase.CLAIMED));
        store().claim(run(2, Phase.CLAIMED));
        store().begun("s", hour(1), new OperationId("abcdefgh"));
        store().skipped("s", hour(2), "held by minji");

        assertThat(store().recent("ledger", 10))
                .extracting(ScheduledRun::moment, ScheduledRun::phase, ScheduledRun::operation, ScheduledRun::detail)
                .containsExactly(
                        tuple(hour(2), Phase.SKIPPED, null, "held by minji"),
                        tuple(hour(1), Phase.BEGUN, new OperationId("abcdefgh"), ""));
        assertThat(store().recent("crm", 10)).isEmpty();
    }

    @Test
    default void whatADeadProcessClaimedIsFreeAgain() {
        store().claim(run(1, Phase.CLAIMED));
        store().claim(run(2, Phase.CLAIMED));
        store().begun("s", hour(2), new OperationId("abcdefgh"));
        store().release(hour(3));

        assertThat(store().claim(run(1, Phase.CLAIMED))).isTrue();
        assertThat(store().claim(run(2, Phase.CLAIMED))).isFalse();
    }

    private static Instant hour(int hour) {
        return NOON.plus(Duration.ofHours(hour));
    }

    private static ScheduledRun run(int hour, Phase phase) {
        return new ScheduledRun("s", "ledger", hour(hour), hour(hour - 1), 0, hour(hour), phase, null, "");
    }
}
