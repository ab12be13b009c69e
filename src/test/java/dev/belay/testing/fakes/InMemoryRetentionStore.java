package dev.belay.testing.fakes;

import dev.belay.backup.retention.Agreement;
import dev.belay.backup.retention.RetentionStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Agreements without a disk. */
public final class InMemoryRetentionStore implements RetentionStore {
    private final Map<String, Agreement> agreements = new ConcurrentHashMap<>();

    @Override
    public Optional<Agreement> agreed(String database) {
        return Optional.ofNullable(agreements.get(database));
    }

    @Override
    public void agree(Agreement agreement) {
        agreements.put(agreement.database(), agreement);
    }

    @Override
    public void withdraw(String database) {
        agreements.remove(database);
    }
}
