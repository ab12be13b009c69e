package dev.belay.store;

import dev.belay.access.SetupStore;
import dev.belay.base.Sha256;
import java.time.Instant;

/** The set-up token in the state file. */
final class SqliteSetupStore implements SetupStore {
    private final StateDatabase database;

    SqliteSetupStore(StateDatabase database) {
        this.database = database;
    }

    @Override
    public void replace(Sha256 token, Instant expires) {
        database.change(sql ->
                sql.update("INSERT OR REPLACE INTO setup_token (one, hash, expires) VALUES (1, ?, ?)", token, expires));
    }

    @Override
    public boolean holds(Sha256 token, Instant now) {
        return database.read(sql -> sql.first(
                        "SELECT one FROM setup_token WHERE hash = ? AND expires > ?",
                        row -> row.flag("one"),
                        token,
                        now)
                .isPresent());
    }

    @Override
    public boolean take(Sha256 token, Instant now) {
        return database.write(
                sql -> sql.update("DELETE FROM setup_token WHERE hash = ? AND expires > ?", token, now) == 1);
    }
}
