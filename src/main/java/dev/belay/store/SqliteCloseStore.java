package dev.belay.store;

import dev.belay.backup.calendar.CloseRecord;
import dev.belay.backup.calendar.CloseRecord.Phase;
import dev.belay.backup.calendar.CloseStore;
import dev.belay.operation.OperationId;
import dev.belay.vault.BackupId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The closes of periods in the state file. */
final class SqliteCloseStore implements CloseStore {
    private static final String ONE = " WHERE database = ? AND period = ?";

    private final StateDatabase database;

    SqliteCloseStore(StateDatabase database) {
        this.database = database;
    }

    @Override
    public Instant since(String plan, Instant now, Instant latest) {
        Optional<Instant> known = database.read(sql -> sql.first(
                "SELECT since FROM close_plan WHERE plan = ? AND since <= ?",
                row -> row.moment("since"),
                plan,
                latest));
        return known.orElseGet(() -> database.write(sql -> {
            sql.update(
                    "INSERT INTO close_plan (plan, since) VALUES (?, ?)"
                            + " ON CONFLICT DO UPDATE SET since = excluded.since WHERE since > ?",
                    plan,
                    now,
                    latest);
            return sql.first("SELECT since FROM close_plan WHERE plan = ?", row -> row.moment("since"), plan)
                    .orElseThrow();
        }));
    }

    @Override
    public Optional<Instant> seen(String plan) {
        return database.read(
                sql -> sql.first("SELECT since FROM close_plan WHERE plan = ?", row -> row.moment("since"), plan));
    }

    @Override
    public Optional<CloseRecord> find(String name, String period) {
        return database.read(
                sql -> sql.first("SELECT * FROM period_close" + ONE, SqliteCloseStore::record, name, period));
    }

    @Override
    public boolean claim(CloseRecord claim) {
        return database.write(sql -> sql.update(
                        "INSERT INTO period_close (database, period, due, attempt, at, actor, phase, detail)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, '') ON CONFLICT DO UPDATE SET due = excluded.due,"
                                + " attempt = excluded.attempt, at = excluded.at, actor = excluded.actor,"
                                + " phase = excluded.phase, operation = NULL, backup = NULL, detail = ''"
                                + " WHERE attempt = excluded.attempt - 1",
                        claim.database(),
                        claim.period(),
                        claim.due(),
                        claim.attempt(),
                        claim.at(),
                        claim.actor(),
                        Phase.CLAIMED)
                == 1);
    }

    @Override
    public void begun(String name, String period, OperationId operation) {
        database.change(sql -> sql.update(
                "UPDATE period_close SET phase = ?, operation = ?" + ONE,
                Phase.BEGUN,
                operation.value(),
                name,
                period));
    }

    @Override
    public boolean closed(String name, String period, BackupId backup) {
        return database.write(sql -> sql.update(
                        "UPDATE period_close SET phase = ?, backup = ?, detail = ''" + ONE + " AND phase <> ?",
                        Phase.CLOSED,
                        backup.value(),
                        name,
                        period,
                        Phase.CLOSED)
                == 1);
    }

    @Override
    public void ended(String name, String period, Phase phase, String why) {
        database.change(sql -> sql.update(
                "UPDATE period_close SET phase = ?, detail = ?" + ONE + " AND phase <> ?",
                phase,
                why,
                name,
                period,
                Phase.CLOSED));
    }

    @Override
    public List<CloseRecord> open() {
        return database.read(sql -> sql.list(
                "SELECT * FROM period_close WHERE phase = ? ORDER BY at", SqliteCloseStore::record, Phase.BEGUN));
    }

    @Override
    public Set<String> closed(String name) {
        return new HashSet<>(database.read(sql -> sql.list(
                "SELECT period FROM period_close WHERE database = ? AND phase = ?",
                row -> row.text("period"),
                name,
                Phase.CLOSED)));
    }

    @Override
    public List<CloseRecord> recent(String name, int limit) {
        return database.read(sql -> sql.list(
                "SELECT * FROM period_close WHERE database = ? ORDER BY coalesce(due, at) DESC, period DESC LIMIT ?",
                SqliteCloseStore::record,
                name,
                limit));
    }

    private static CloseRecord record(Row row) throws SQLException {
        String operation = row.textOrNull("operation");
        String backup = row.textOrNull("backup");
        return new CloseRecord(
                row.text("database"),
                row.text("period"),
                row.momentOrNull("due"),
                row.count("attempt"),
                row.moment("at"),
                row.text("actor"),
                row.word("phase", Phase.class),
                operation == null ? null : new OperationId(operation),
                backup == null ? null : new BackupId(backup),
                row.text("detail"));
    }
}
