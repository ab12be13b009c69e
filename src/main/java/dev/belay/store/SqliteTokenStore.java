package dev.belay.store;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.belay.access.Scope;
import dev.belay.access.Token;
import dev.belay.access.TokenStore;
import dev.belay.base.Sha256;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The API's tokens in the state file. */
final class SqliteTokenStore implements TokenStore {
    private static final Pattern COMMA = Pattern.compile(",");

    private final StateDatabase database;

    SqliteTokenStore(StateDatabase database) {
        this.database = database;
    }

    @Override
    public void add(Token token) {
        database.change(sql -> sql.update(
                "INSERT INTO token (id, name, scopes, hash, created, expires, revoked, last_used)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                token.id(),
                token.name(),
                token.scopes().stream().map(Scope::name).sorted().collect(joining(",")),
                token.hash(),
                token.created(),
                token.expires(),
                token.revoked(),
                token.lastUsed()));
    }

    @Override
    public List<Token> all() {
        return database.read(sql -> sql.list("SELECT * FROM token ORDER BY number", SqliteTokenStore::token));
    }

    @Override
    public Optional<Token> find(Sha256 hash) {
        return database.read(sql -> sql.first("SELECT * FROM token WHERE hash = ?", SqliteTokenStore::token, hash));
    }

    @Override
    public boolean revoke(String id, Instant at) {
        return database.write(
                sql -> sql.update("UPDATE token SET revoked = coalesce(revoked, ?) WHERE id = ?", at, id) == 1);
    }

    @Override
    public void used(String id, Instant at) {
        database.change(sql -> sql.update("UPDATE token SET last_used = ? WHERE id = ?", at, id));
    }

    private static Token token(Row row) throws SQLException {
        return new Token(
                row.text("id"),
                row.text("name"),
                COMMA.splitAsStream(row.text("scopes")).map(Scope::valueOf).collect(toUnmodifiableSet()),
                row.digest("hash"),
                row.moment("created"),
                row.moment("expires"),
                row.momentOrNull("revoked"),
                row.momentOrNull("last_used"));
    }
}
