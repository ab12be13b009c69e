package dev.belay.access;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of passwords tried under one key.
 *
 * @param failed tries since the last right one; one that is still being checked counts
 * @param last when the newest of them began
 * @param succeeded when a password was last right; null when never
 */
public record Attempts(int failed, Instant last, @Nullable Instant succeeded) {
    private static final Duration MEMORY = Duration.ofMinutes(15);
    private static final Duration FAMILIAR = Duration.ofDays(30);

    /** What was last tried before this moment no longer counts. */
    static Instant forgottenBefore(Instant now) {
        return now.minus(MEMORY);
    }

    /** A right password before this moment no longer counts. */
    static Instant strangeBefore(Instant now) {
        return now.minus(FAMILIAR);
    }

    static Attempts oneMore(@Nullable Attempts known, Instant now) {
        if (known == null) {
            return new Attempts(1, now, null);
        }
        return new Attempts(known.last.isBefore(forgottenBefore(now)) ? 1 : known.failed + 1, now, known.succeeded);
    }

    Attempts oneLess() {
        return new Attempts(Math.max(0, failed - 1), last, succeeded);
    }

    boolean familiar(Instant now) {
        return succeeded != null && !succeeded.isBefore(strangeBefore(now));
    }
}
