package dev.belay.access;

import java.time.Duration;

/**
 * How long a session lasts.
 *
 * @param idle without a request
 * @param max since the sign-in, whatever happens
 */
public record SessionSettings(Duration idle, Duration max) {
    /** What is in force when nobody says otherwise. */
    public static final SessionSettings DEFAULT = new SessionSettings(Duration.ofMinutes(30), Duration.ofHours(12));

    public SessionSettings {
        if (!idle.isPositive() || idle.compareTo(max) > 0) {
            throw new IllegalArgumentException("a session idles for " + idle + " and lasts for " + max);
        }
    }
}
