package dev.belay.store;

import dev.belay.access.Session;
import dev.belay.access.SessionStore;
import dev.belay.base.Secret;
import dev.belay.base.Sha256;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The console's sessions in the state file. */
final class SqliteSessionStore implements SessionStore {
    private final StateDatabase database;

    SqliteSessionStore(StateDatabase database) {
        this.database = database;
    }

    @Override
    public void add(Session session) {
        database.change(sql -> sql.update(
                "INSERT INTO session (id, user, address, csrf, created, seen) VALUES (?, ?, ?, ?, ?, ?)",
                session.id(),
                session.user(),
                session.address(),
                session.csrf().reveal(),
                session.created(),
                session.seen()));
    }

    @Override
    public Optional<Session> find(Sha256 id) {
        return database.read(sql -> sql.first("SELECT * FROM session WHERE id = ?", SqliteSessionStore::session, id));
    }

    @Override
    public void touch(Sha256 id, Instant seen) {
        database.change(sql -> sql.update("UPDATE session SET seen = ? WHERE id = ?", seen, id));
    }

    @Override
    public boolean rotate(Sha256 from, Sha256 to) {
        return database.write(sql -> sql.update("UPDATE session SET id = ? WHERE id = ?", to, from) == 1);
    }

    @Override
    public void end(Sha256 id) {
        database.change(sql -> sql.update("DELETE FROM session WHERE id = ?", id));
    }

    @Override
    public void endAll(String user) {
        database.change(sql -> sql.update("DELETE FROM session WHERE user = ?", user));
    }

    @Override
    public void endOlder(Instant created, Instant seen) {
        database.change(sql -> sql.update("DELETE FROM session WHERE created < ? OR seen < ?", created, seen));
    }

    private static Session session(Row row) throws SQLException {
        return new Session(
                row.digest("id"),
                row.text("user"),
                row.text("address"),
                new Secret(row.text("csrf")),
                row.moment("created"),
                row.moment("seen"));
    }
}
