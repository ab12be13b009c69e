package dev.belay.operation;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The time in which everybody can still say no. Measured on the monotonic clock; a wall clock that jumps cancels. */
public final class Cooldown {
    private static final Duration JUMP = Duration.ofMinutes(1);

    private final Clock clock;
    private final Instant began;

    /** Begins now. */
    public Cooldown(Clock clock) {
        this.clock = clock;
        this.began = clock.instant();
    }

    /** Waits; throws when somebody cancelled or the clock jumped. */
    public void pass(RunningOperation running, Duration length) {
        running.cancel().await(length);
        running.cancel().check();
        Duration wall = Duration.between(began, clock.instant()).minus(length).abs();
        if (wall.compareTo(JUMP) > 0) {
            throw new BelayException(
                    ErrorCode.CANCELLED,
                    "the machine's clock jumped by " + wall.toSeconds() + " s during the cooldown",
                    "check the clock, then begin again");
        }
    }
}
