package dev.belay.offsite;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

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

    /** The wait after {@code failed} failures; empty when it is to be given up. */
    Optional<Duration> after(int failed, Optional<Duration> asked) {
        if (failed >= tries || asked.filter(wait -> wait.compareTo(longest) > 0).isPresent()) {
            return Optional.empty();
        }
        Duration limit = limit(failed);
        Duration own = Duration.ofMillis(random.nextLong(limit.toMillis() + 1));
        return Optional.of(asked.filter(wait -> wait.compareTo(own) > 0).orElse(own));
    }

    private Duration limit(int failed) {
        int doublings = Math.min(failed - 1, 30);
        long millis = Math.min(longest.toMillis(), first.toMillis() << doublings);
        return Duration.ofMillis(millis);
    }
}
