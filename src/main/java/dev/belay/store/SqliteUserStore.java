package dev.belay.store;

import dev.belay.access.Role;
import dev.belay.access.User;
import dev.belay.access.UserStore;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The users in the state file. */
final class SqliteUserStore implements UserStore {
    private final StateDatabase database;

    SqliteUserStore(StateDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<User> find(String key) {
        return database.read(sql -> find(sql, key));
    }

    @Override
    public List<User> all() {
        return database.read(sql -> sql.list("SELECT * FROM user ORDER BY key", SqliteUserStore::user));
    }

    @Override
    public void add(User user) {
        database.change(sql -> {
            int added = sql.update(
                    "INSERT INTO user (key, name, role, password_hash, disabled, created) VALUES (?, ?, ?, ?, ?, ?)"
                            + " ON CONFLICT DO NOTHING",
                    user.key(),
                    user.name(),
                    user.role(),
                    user.passwordHash(),
                    user.disabled(),
                    user.created());
            if (added == 0) {
                throw new BelayException(
                        ErrorCode.USAGE, "there is a user called " + user.name() + " already", "take another name");
            }
        });
    }

    @Override
    public User update(String key, Change change) {
        return database.write(sql -> {
            User current = find(sql, key)
                    .orElseThrow(() ->
                            new BelayException(ErrorCode.NOT_FOUND, "no user is called " + key, "list the users"));
            User next = change.apply(current, enabledAdmins(sql));
            sql.update(
                    "UPDATE user SET name = ?, role = ?, password_hash = ?, disabled = ? WHERE key = ?",
                    next.name(),
                    next.role(),
                    next.passwordHash(),
                    next.disabled(),
                    key);
            return next;
        });
    }

    private static Optional<User> find(Sql sql, String key) throws SQLException {
        return sql.first("SELECT * FROM user WHERE key = ?", SqliteUserStore::user, key);
    }

    private static long enabledAdmins(Sql sql) throws SQLException {
        return sql.first(
                        "SELECT count(*) AS admins FROM user WHERE role = ? AND disabled = 0",
                        row -> row.number("admins"),
                        Role.ADMIN)
                .orElseThrow();
    }

    private static User user(Row row) throws SQLException {
        return new User(
                row.text("name"),
                row.word("role", Role.class),
                row.text("password_hash"),
                row.flag("disabled"),
                row.moment("created"));
    }
}
