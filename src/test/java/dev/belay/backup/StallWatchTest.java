package dev.belay.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.base.BelayException;
import dev.belay.operation.CancelSignal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StallWatchTest {
    private static final Duration BRIEF = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofMinutes(5);

    private final CancelSignal cancel = new CancelSignal();
    private final AtomicLong asked = new AtomicLong();

    @Test
    void workThatStandsStillIsGivenUp() {
        try (StallWatch watch = new StallWatch(() -> 7, new StallWatch.Limits(BRIEF, LONG), cancel)) {
            assertThat(watch.signal().await(LONG)).isTrue();
            assertThat(watch.stalled()).isTrue();
            assertThatThrownBy(() -> watch.check("the drill"))
                    .isInstanceOfSatisfying(
                            BelayException.class,
                            e -> assertThat(e.sentence()).isEqualTo("the drill made no progress for 0s and was ended"));
        }
        assertThat(cancel.raised()).as("nobody cancelled it").isFalse();
    }

    @Test
    void workThatGetsOnIsGivenUpAtItsDeadlineOnly() {
        StallWatch.Limits limits = new StallWatch.Limits(BRIEF, BRIEF.multipliedBy(10));
        try (StallWatch watch = new StallWatch(asked::incrementAndGet, limits, cancel)) {
            assertThat(watch.signal().await(LONG)).isTrue();
            assertThat(watch.stalled()).isFalse();
            assertThat(asked).as("looks before it was given up").hasValue(11);
            assertThatThrownBy(() -> watch.check("the drill"))
                    .hasMessageContaining("the drill took longer than 0s and was ended");
        }
    }

    @Test
    void whatPeopleCancelEndsAndWasNotGivenUp() {
        try (StallWatch watch = new StallWatch(() -> 7, new StallWatch.Limits(LONG, LONG), cancel)) {
            cancel.raise();

            assertThat(watch.signal().raised()).isTrue();
            assertThatCode(() -> watch.check("the drill")).doesNotThrowAnyException();
        }
    }
}
