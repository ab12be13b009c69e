package dev.belay.testing.fakes;

import dev.belay.access.SetupStore;
import dev.belay.base.Sha256;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The set-up token without a disk. */
public final class InMemorySetupStore implements SetupStore {
    private final Map<Sha256, Instant> expiry = new HashMap<>();

    @Override
    public synchronized void replace(Sha256 token, Instant expires) {
        expiry.clear();
        expiry.put(token, expires);
    }

    @Override
    public synchronized boolean holds(Sha256 token, Instant now) {
        return expiry.getOrDefault(token, now).isAfter(now);
    }

    @Override
    public synchronized boolean take(Sha256 token, Instant now) {
        return holds(token, now) && expiry.remove(token) != null;
    }
}
