package dev.belay.store;

import dev.belay.offsite.Probe;
import dev.belay.offsite.StoreBook;
import dev.belay.offsite.StoreFacts;
import dev.belay.offsite.StorePath;
import dev.belay.offsite.StoreStatus.Problem;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is remembered of stores, in the state file. */
final class SqliteStoreBook implements StoreBook {
    private final StateDatabase database;

    SqliteStoreBook(StateDatabase database) {
        this.database = database;
    }

    @Override
    public StoreFacts facts(String store) {
        return database.read(
                        sql -> sql.first("SELECT * FROM offsite_store WHERE store = ?", SqliteStoreBook::facts, store))
                .orElseGet(StoreFacts::none);
    }

    private static StoreFacts facts(Row row) throws SQLException {
        Instant since = row.momentOrNull("since");
        return new StoreFacts(
                row.flag("paused"),
                row.flag("grows"),
                since == null ? null : new Problem(since, row.text("sentence"), row.text("hint")),
                row.momentOrNull("probed"),
                row.momentOrNull("tried"),
                row.momentOrNull("compared"),
                row.numberOrNull("free"));
    }

    @Override
    public void pause(String store, boolean paused) {
        note(store, "paused = ?", paused);
    }

    @Override
    public void probed(String store, Instant at, Probe probe) {
        note(
                store,
                "probed = ?, grows = ?, free = ?, since = NULL, sentence = '', hint = ''",
                at,
                !probe.deletes(),
                probe.bytesFree());
    }

    @Override
    public void problem(String store, @Nullable Problem problem) {
        if (problem == null) {
            note(store, "since = NULL, sentence = '', hint = ''");
        } else {
            note(
                    store,
                    "since = CASE WHEN since IS NOT NULL AND sentence = ? THEN since ELSE ? END, sentence = ?, hint = ?",
                    problem.sentence(),
                    problem.since(),
                    problem.sentence(),
                    problem.hint());
        }
    }

    @Override
    public void grows(String store) {
        note(store, "grows = 1");
    }

    @Override
    public void compared(String store, Instant at, boolean through) {
        if (through) {
            note(store, "tried = ?, compared = ?", at, at);
        } else {
            note(store, "tried = ?", at);
        }
    }

    private void note(String store, String what, @Nullable Object... values) {
        @Nullable Object[] all = new @Nullable Object[values.length + 1];
        System.arraycopy(values, 0, all, 0, values.length);
        all[values.length] = store;
        database.change(sql -> {
            sql.update("INSERT OR IGNORE INTO offsite_store (store) VALUES (?)", store);
            sql.update("UPDATE offsite_store SET " + what + " WHERE store = ?", all);
        });
    }

    @Override
    public Optional<String> beside(String store, StorePath path) {
        return database.read(sql -> sql.first(
                "SELECT stamp FROM offsite_companion WHERE store = ? AND path = ?",
                row -> row.text("stamp"),
                store,
                path.toString()));
    }

    @Override
    public void beside(String store, StorePath path, @Nullable String stamp) {
        database.change(sql -> {
            if (stamp == null) {
                sql.update("DELETE FROM offsite_companion WHERE store = ? AND path = ?", store, path.toString());
            } else {
                sql.update(
                        "INSERT OR REPLACE INTO offsite_companion (store, path, stamp) VALUES (?, ?, ?)",
                        store,
                        path.toString(),
                        stamp);
            }
        });
    }
}
