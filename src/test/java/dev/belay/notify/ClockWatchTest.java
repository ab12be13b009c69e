package dev.belay.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.notify.Facts.Jump;
import dev.belay.store.StateStore;
import dev.belay.testing.MutableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockWatchTest {
    private final MutableClock clock = MutableClock.at("2026-02-18T03:00:00Z");
    private final AtomicLong nanos = new AtomicLong();
    private final StateStore state;
    private ClockWatch watch;

    ClockWatchTest(@TempDir Path home) {
        this.state = StateStore.open(home.resolve("state.db"), clock);
        this.watch = start();
    }

    @AfterEach
    void close() {
        state.close();
    }

    private ClockWatch start() {
        return new ClockWatch(state.alarms(), clock, nanos::get);
    }

    private void pass(Duration time) {
        clock.advance(time);
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void aClockThatGoesAsTimeDoesIsSteady() {
        for (int look = 0; look < 100; look++) {
            assertThat(watch.look()).isEmpty();
            pass(Duration.ofMinutes(7));
        }
    }

    @Test
    void aJumpIsNoticedInBothDirections() {
        watch.look();
        clock.advance(Duration.ofHours(3));
        assertThat(watch.look()).contains(new Jump(clock.instant(), Duration.ofHours(3)));
        pass(Duration.ofMinutes(1));
        clock.advance(Duration.ofHours(-5));
        assertThat(watch.look()).contains(new Jump(clock.instant(), Duration.ofHours(-5)));
    }

    @Test
    void aConsoleThatWasOffNoticesThatItIsEarlierButNotThatItIsLater() {
        watch.look();
        pass(Duration.ofDays(3));
        watch = start();
        assertThat(watch.look()).isEmpty();
        clock.advance(Duration.ofHours(-2));
        watch = start();
        assertThat(watch.look()).contains(new Jump(clock.instant(), Duration.ofHours(-2)));
    }
}
