package dev.belay.backup.retention;

import java.util.Optional;

/** Where it is kept which policy people agreed to. Every write is on disk when the method returns. */
public interface RetentionStore {

    /** The last agreement for {@code database}; empty when there was none. */
    Optional<Agreement> agreed(String database);

    /** Forgets that anybody agreed to anything for {@code database}. */
    void withdraw(String database);

    /** Keeps {@code agreement} in the place of the one that its database had. */
    void agree(Agreement agreement);
}
