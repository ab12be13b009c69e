package dev.belay.store;

import dev.belay.audit.AuditEntry;
import dev.belay.audit.AuditStore;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The audit log in the state file, whose triggers refuse every change and deletion. */
final class SqliteAuditStore implements AuditStore {
    private final StateDatabase database;

    SqliteAuditStore(StateDatabase database) {
        this.database = database;
    }

    @Override
    public AuditEntry append(Function<Optional<AuditEntry>, AuditEntry> next) {
        return database.write(sql -> {
            AuditEntry entry =
                    next.apply(sql.first("SELECT * FROM audit ORDER BY number DESC LIMIT 1", SqliteAuditStore::entry));
            sql.update(
                    "INSERT INTO audit (number, at, actor, channel, act, subject, outcome, detail, previous, hash)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    entry.number(),
                    entry.at(),
                    entry.actor().name(),
                    entry.actor().channel(),
                    entry.act(),
                    entry.subject(),
                    entry.outcome(),
                    entry.detail(),
                    entry.previous(),
                    entry.hash());
            return entry;
        });
    }

    @Override
    public List<AuditEntry> read(long from, int limit) {
        return database.read(sql -> sql.list(
                "SELECT * FROM audit WHERE number >= ? ORDER BY number LIMIT ?", SqliteAuditStore::entry, from, limit));
    }

    @Override
    public List<AuditEntry> newest(String filter, int limit) {
        return database.read(sql -> sql.list(
                "SELECT * FROM audit WHERE instr(lower(act), lower(?1)) OR instr(lower(subject), lower(?1))"
                        + " OR instr(lower(actor), lower(?1)) OR instr(lower(detail), lower(?1))"
                        + " ORDER BY number DESC LIMIT ?2",
                SqliteAuditStore::entry,
                filter,
                limit));
    }

    private static AuditEntry entry(Row row) throws SQLException {
        return new AuditEntry(
                row.number("number"),
                row.moment("at"),
                row.actor(),
                row.text("act"),
                row.text("subject"),
                row.word("outcome", AuditEntry.Outcome.class),
                row.text("detail"),
                row.digest("previous"),
                row.digest("hash"));
    }
}
