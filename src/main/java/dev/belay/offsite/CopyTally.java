package dev.belay.offsite;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The copies in one store, counted.
 *
 * @param byState how many stand in each kind of state, by its word; none where there are none
 * @param lastProven when one was proven last; null when none is
 */
public record CopyTally(
        Map<String, Integer> byState, @Nullable Instant lastProven) {
    public CopyTally {
        byState = Map.copyOf(byState);
    }

    /** How many there are in one of {@code words}. */
    int of(String... words) {
        int count = 0;
        for (String word : words) {
            count += byState.getOrDefault(word, 0);
        }
        return count;
    }
}
