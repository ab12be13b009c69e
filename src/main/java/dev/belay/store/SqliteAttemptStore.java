package dev.belay.store;

import dev.belay.access.AttemptStore;
import dev.belay.access.Attempts;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Tried passwords, counted in the state file. */
final class SqliteAttemptStore implements AttemptStore {
    private final StateDatabase database;

    SqliteAttemptStore(StateDatabase database) {
        this.database = database;
    }

    @Override
    public void update(Set<String> keys, UnaryOperator<Map<String, Attempts>> change) {
        database.change(sql -> {
            Map<String, Attempts> known = new HashMap<>();
            for (String key : keys) {
                sql.first("SELECT * FROM attempt WHERE key = ?", SqliteAttemptStore::attempts, key)
                        .ifPresent(attempts -> known.put(key, attempts));
            }
            Map<String, Attempts> next = change.apply(known);
            for (String key : keys) {
                put(sql, key, next.get(key));
            }
        });
    }

    @Override
    public void forget(Instant tried, Instant succeeded) {
        database.change(sql -> sql.update(
                "DELETE FROM attempt WHERE last < ? AND (succeeded IS NULL OR succeeded < ?)", tried, succeeded));
    }

    private static void put(Sql sql, String key, @Nullable Attempts attempts) throws SQLException {
        if (attempts == null) {
            sql.update("DELETE FROM attempt WHERE key = ?", key);
        } else {
            sql.update(
                    "INSERT OR REPLACE INTO attempt (key, failed, last, succeeded) VALUES (?, ?, ?, ?)",
                    key,
                    attempts.failed(),
                    attempts.last(),
                    attempts.succeeded());
        }
    }

    private static Attempts attempts(Row row) throws SQLException {
        return new Attempts(row.count("failed"), row.moment("last"), row.momentOrNull("succeeded"));
    }
}
