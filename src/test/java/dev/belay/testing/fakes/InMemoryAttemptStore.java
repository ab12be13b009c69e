package dev.belay.testing.fakes;

import dev.belay.access.AttemptStore;
import dev.belay.access.Attempts;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Tried passwords without a disk. */
public final class InMemoryAttemptStore implements AttemptStore {
    private final Map<String, Attempts> attempts = new HashMap<>();

    @Override
    public synchronized void update(Set<String> keys, UnaryOperator<Map<String, Attempts>> change) {
        Map<String, Attempts> known = new HashMap<>(attempts);
        known.keySet().retainAll(keys);
        Map<String, Attempts> next = change.apply(known);
        attempts.keySet().removeAll(keys);
        attempts.putAll(next);
    }

    @Override
    public synchronized void forget(Instant tried, Instant succeeded) {
        attempts.values()
                .removeIf(known -> known.last().isBefore(tried) && notRightSince(known.succeeded(), succeeded));
    }

    private static boolean notRightSince(@Nullable Instant right, Instant since) {
        return right == null || right.isBefore(since);
    }
}
