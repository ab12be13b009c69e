package dev.belay;

import dev.belay.backup.retention.ClockTrust;
import dev.belay.notify.AlarmStore;
import dev.belay.notify.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the alarms know of the clock: a jump that is being told, or a clock that is behind what was written down. */
record ClockFacts(AlarmStore store, Clock clock) implements ClockTrust {
    private static final Duration TOLERATED = Duration.ofMinutes(1);

    @Override
    public Optional<Duration> jump() {
        return told().or(this::back);
    }

    private Optional<Duration> told() {
        boolean standing =
                store.standing().stream().anyMatch(each -> each.trouble().kind() == Trouble.Kind.CLOCK_JUMPED);
        return standing ? store.jump().map(jump -> jump.by()) : Optional.empty();
    }

    /** Nobody may have looked since the clock was put back, such as right after the start. */
    private Optional<Duration> back() {
        Instant now = clock.instant();
        return store.lastTick()
                .map(last -> Duration.between(last, now))
                .filter(by -> by.plus(TOLERATED).isNegative());
    }
}
