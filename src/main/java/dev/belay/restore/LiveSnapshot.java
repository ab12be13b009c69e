package dev.belay.restore;

import java.time.Instant;
import java.util.List;

/**
 * The live database's tables, all counted in one snapshot.
 *
 * @param databaseOid tells whether it is still the same database
 */
public record LiveSnapshot(Instant at, long databaseOid, List<LiveTable> tables) {
    public LiveSnapshot {
        tables = List.copyOf(tables);
    }
}
