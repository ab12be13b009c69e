package dev.belay.access;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Where tried passwords are counted, for every process that shares the state. */
public interface AttemptStore {

    /**
     * Replaces what is known of {@code keys} by what {@code change} makes of it, as one step that no other process can
     * slip between. A key of which nothing is known is absent from the map; one that {@code change} leaves out is
     * forgotten. What {@code change} throws comes out, and then nothing was changed.
     */
    void update(Set<String> keys, UnaryOperator<Map<String, Attempts>> change);

    /** Forgets what was last tried before {@code tried} and was not right since {@code succeeded}. */
    void forget(Instant tried, Instant succeeded);
}
