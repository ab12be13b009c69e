package dev.belay.store;

import dev.belay.backup.retention.Agreement;
import dev.belay.backup.retention.RetentionStore;
import java.util.Optional;

/** What people agreed to about retention, in the state file. */
final class SqliteRetentionStore implements RetentionStore {
    private final StateDatabase database;

    SqliteRetentionStore(StateDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<Agreement> agreed(String name) {
        return database.read(sql -> sql.first(
                "SELECT * FROM retention_agreement WHERE database = ?",
                row -> new Agreement(row.text("database"), row.text("policy"), row.moment("at"), row.actor()),
                name));
    }

    @Override
    public void agree(Agreement agreement) {
        database.change(sql -> sql.update(
                "INSERT OR REPLACE INTO retention_agreement (database, policy, at, actor, channel)"
                        + " VALUES (?, ?, ?, ?, ?)",
                agreement.database(),
                agreement.policy(),
                agreement.at(),
                agreement.actor().name(),
                agreement.actor().channel()));
    }

    @Override
    public void withdraw(String name) {
        database.change(sql -> sql.update("DELETE FROM retention_agreement WHERE database = ?", name));
    }
}
