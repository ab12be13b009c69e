package dev.belay.postgres;

import java.time.Duration;

/**
 * How long counting may take, so that a look at a database never hurts it.
 *
 * @param lockWait for a table that somebody else has locked
 * @param statement for one table
 */
record CountLimits(Duration lockWait, Duration statement) {
    static final CountLimits DEFAULT = new CountLimits(Duration.ofSeconds(3), Duration.ofMinutes(10));

    /** For a server that serves nobody else; 0 is how the server writes it. */
    static final CountLimits NONE = new CountLimits(Duration.ZERO, Duration.ZERO);
}
