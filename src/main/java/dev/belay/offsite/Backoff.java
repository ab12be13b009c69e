package dev.belay.offsite;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait after each of several failures in a row: anything between nothing and a limit that doubles, so that
 * those who failed together do not come back together.
 *
 * @param first limit
 * @param longest limit, and the longest that a store may ask to be left alone
 * @param tries in all
 */
record Backoff(Duration first, Duration longest, int tries, RandomGenerator random) {
    /** Of one call: a network that comes back, a limit on the rate. */
    static Backoff ofCalls(RandomGenerator random) {
        return new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(2), 7, random);
    }

    /**
     * The wait after {@code failed} failures; empty when it is to be given up.
     *
     * @param asked how long the store asked to be left alone; null when it did not say
     */
    Optional<Duration> after(int failed, @Nullable Duration asked) {
        if (failed >= tries || (asked != null && asked.compareTo(longest) > 0)) {
            return Optional.empty();
        }
        Duration limit = limit(failed);
        Duration own = Duration.ofMillis(random.nextLong(limit.toMillis() + 1));
        return Optional.of(asked != null && asked.compareTo(own) > 0 ? asked : own);
    }

    private Duration limit(int failed) {
        int doublings = Math.min(failed - 1, 30);
        long millis = Math.min(longest.toMillis(), first.toMillis() << doublings);
        return Duration.ofMillis(millis);
    }
}
