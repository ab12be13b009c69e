package dev.belay.store;

import dev.belay.offsite.CopiedBackup;
import dev.belay.offsite.Copy;
import dev.belay.offsite.CopyEvent;
import dev.belay.offsite.CopyState;
import dev.belay.offsite.CopyStore;
import dev.belay.offsite.CopyTally;
import dev.belay.vault.BackupId;
import dev.belay.vault.Reason;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Copies and what happened to them, in the state file. */
final class SqliteCopyStore implements CopyStore {
    private static final String COPIES = "SELECT copy.*, copied_backup.database FROM copy JOIN copied_backup"
            + " ON copied_backup.backup = copy.backup";
    private static final String NEWEST_FIRST = " ORDER BY copied_backup.taken DESC, copy.backup DESC, copy.store";

    private final StateDatabase database;

    SqliteCopyStore(StateDatabase database) {
        this.database = database;
    }

    @Override
    public List<Copy> all() {
        return copies("");
    }

    @Override
    public List<Copy> of(BackupId backup) {
        return copies(" WHERE copy.backup = ?", backup.value());
    }

    @Override
    public List<Copy> of(Collection<BackupId> backups) {
        String places = String.join(", ", Collections.nCopies(backups.size(), "?"));
        return copies(
                " WHERE copy.backup IN (" + places + ")",
                backups.stream().map(BackupId::value).toArray());
    }

    @Override
    public List<Copy> in(String store) {
        return copies(" WHERE copy.store = ?", store);
    }

    @Override
    public List<Copy> pending(String store) {
        return copies(
                " WHERE copy.store = ? AND (copy.state IN ('waiting', 'uploading', 'failed') OR (copy.state = 'proven'"
                        + " AND copy.at = (SELECT max(at) FROM copy WHERE store = ? AND state = 'proven')))",
                store,
                store);
    }

    @Override
    public CopyTally tally(String store) {
        List<Stand> stands = database.read(sql -> sql.list(
                "SELECT state, count(*) AS copies, max(at) AS last FROM copy WHERE store = ? GROUP BY state",
                row -> new Stand(row.text("state"), row.count("copies"), row.moment("last")),
                store));
        Optional<Instant> proven = stands.stream()
                .filter(stand -> stand.state().equals(CopyState.Proven.WORD))
                .map(Stand::last)
                .findFirst();
        return new CopyTally(
                stands.stream().collect(Collectors.toMap(Stand::state, Stand::copies)), proven.orElse(null));
    }

    private record Stand(String state, int copies, Instant last) {}

    @Override
    public List<Copy> uploading() {
        return copies(" WHERE copy.state = 'uploading'");
    }

    @Override
    public Optional<Copy> find(BackupId backup, String store) {
        return copies(" WHERE copy.backup = ? AND copy.store = ?", backup.value(), store).stream()
                .findFirst();
    }

    private List<Copy> copies(String which, Object... values) {
        return database.read(sql -> sql.list(COPIES + which + NEWEST_FIRST, CopyRow::read, values));
    }

    @Override
    public void add(List<CopiedBackup> backups, List<Copy> copies, Instant at, String detail) {
        database.change(sql -> {
            for (CopiedBackup backup : backups) {
                insert(sql, backup);
            }
            for (Copy copy : copies) {
                if (CopyRow.insert(sql, copy) == 1) {
                    note(sql, copy, at, detail);
                }
            }
        });
    }

    private static void insert(Sql sql, CopiedBackup backup) throws SQLException {
        sql.update(
                "INSERT OR IGNORE INTO copied_backup"
                        + " (backup, database, taken, ended, reason, bytes, counts, pinned, keep_until)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                backup.id().value(),
                backup.database(),
                backup.taken(),
                backup.ended(),
                backup.reason(),
                backup.bytes(),
                backup.counts(),
                backup.pinned(),
                backup.keepUntil());
    }

    @Override
    public boolean change(Copy before, Copy next, Instant at, String detail) {
        return database.write(sql -> {
            boolean changed = CopyRow.update(sql, before, next) == 1;
            if (changed) {
                note(sql, next, at, detail);
            }
            return changed;
        });
    }

    private static void note(Sql sql, Copy copy, Instant at, String detail) throws SQLException {
        sql.update(
                "INSERT INTO copy_event (backup, store, at, state, detail) VALUES (?, ?, ?, ?, ?)",
                copy.backup().value(),
                copy.store(),
                at,
                copy.state().word(),
                detail);
    }

    @Override
    public void looked(String store, Collection<BackupId> backups, Instant at) {
        database.change(sql -> {
            for (BackupId backup : backups) {
                sql.update(
                        "UPDATE copy SET until = ? WHERE backup = ? AND store = ? AND state = 'proven'",
                        at,
                        backup.value(),
                        store);
            }
        });
    }

    @Override
    public void progress(BackupId backup, String store, long sent) {
        database.change(sql -> sql.update(
                "UPDATE copy SET sent = ? WHERE backup = ? AND store = ? AND state = 'uploading'",
                sent,
                backup.value(),
                store));
    }

    @Override
    public List<CopyEvent> history(BackupId backup, String store) {
        return database.read(sql -> sql.list(
                "SELECT * FROM copy_event WHERE backup = ? AND store = ? ORDER BY number DESC",
                row -> new CopyEvent(row.moment("at"), row.text("state"), row.text("detail")),
                backup.value(),
                store));
    }

    @Override
    public List<CopiedBackup> backups() {
        return database.read(sql -> sql.list("SELECT * FROM copied_backup", SqliteCopyStore::backup));
    }

    private static CopiedBackup backup(Row row) throws SQLException {
        return new CopiedBackup(
                new BackupId(row.text("backup")),
                row.text("database"),
                row.moment("taken"),
                row.moment("ended"),
                row.word("reason", Reason.class),
                row.number("bytes"),
                row.flag("counts"),
                row.flag("pinned"),
                row.momentOrNull("keep_until"));
    }

    @Override
    public void know(List<CopiedBackup> backups) {
        database.change(sql -> {
            for (CopiedBackup backup : backups) {
                sql.update(
                        "UPDATE copied_backup SET counts = ?, pinned = ?, keep_until = ? WHERE backup = ?",
                        backup.counts(),
                        backup.pinned(),
                        backup.keepUntil(),
                        backup.id().value());
            }
        });
    }
}
