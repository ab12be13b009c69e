package dev.belay.access;

import java.time.Duration;
import java.time.Instant;

/** How many tries are free, and how long a wait may grow after them. */
enum Limit {
    /** One account from one address. */
    PAIR(5, Duration.ofSeconds(60)),
    /** One account from anywhere: a short wait, because a stranger can cause it. */
    ACCOUNT(10, Duration.ofSeconds(5)),
    /** One address for any account. */
    ADDRESS(20, Duration.ofSeconds(60));

    private static final int LONGEST_SHIFT = 16;

    private final int free;
    private final Duration ceiling;

    Limit(int free, Duration ceiling) {
        this.free = free;
        this.ceiling = ceiling;
    }

    /** How long to wait from {@code now} on; zero when another try may begin. */
    Duration wait(Attempts attempts, Instant now) {
        // a clock that was set back must not make anybody wait for longer than the delay
        Instant last = attempts.last().isAfter(now) ? now : attempts.last();
        if (attempts.failed() < free || last.isBefore(Attempts.forgottenBefore(now))) {
            return Duration.ZERO;
        }
        Duration wait = delay(attempts.failed() - free).minus(Duration.between(last, now));
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private Duration delay(int beyond) {
        Duration rising = Duration.ofSeconds(1L << Math.min(beyond, LONGEST_SHIFT));
        return rising.compareTo(ceiling) < 0 ? rising : ceiling;
    }
}
