package dev.belay.store;

import dev.belay.access.IdempotencyStore;
import dev.belay.base.Sha256;
import java.time.Instant;
import java.util.Optional;

/** The keys of repeated requests in the state file. */
final class SqliteIdempotencyStore implements IdempotencyStore {
    private final StateDatabase database;

    SqliteIdempotencyStore(StateDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<Claim> claim(String token, String key, Sha256 request, Instant at) {
        return database.write(sql -> {
            int claimed = sql.update(
                    "INSERT INTO idempotency (token, key, request, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                    token,
                    key,
                    request,
                    at);
            return claimed == 1
                    ? Optional.empty()
                    : sql.first(
                            "SELECT request, answer FROM idempotency WHERE token = ? AND key = ?",
                            row -> new Claim(row.digest("request"), row.textOrNull("answer")),
                            token,
                            key);
        });
    }

    @Override
    public void answer(String token, String key, String answer) {
        database.change(
                sql -> sql.update("UPDATE idempotency SET answer = ? WHERE token = ? AND key = ?", answer, token, key));
    }

    @Override
    public void release(String token, String key) {
        database.change(sql -> sql.update("DELETE FROM idempotency WHERE token = ? AND key = ?", token, key));
    }

    @Override
    public void forget(Instant at) {
        database.change(sql -> sql.update("DELETE FROM idempotency WHERE at < ?", at));
    }
}
