package dev.belay.testing.fakes;

import dev.belay.access.Token;
import dev.belay.access.TokenStore;
import dev.belay.base.Sha256;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tokens without a disk. */
public final class InMemoryTokenStore implements TokenStore {
    private final Map<String, Token> tokens = new LinkedHashMap<>();

    @Override
    public synchronized void add(Token token) {
        tokens.put(token.id(), token);
    }

    @Override
    public synchronized List<Token> all() {
        return List.copyOf(tokens.values());
    }

    @Override
    public synchronized Optional<Token> find(Sha256 hash) {
        return tokens.values().stream()
                .filter(token -> token.hash().equals(hash))
                .findFirst();
    }

    @Override
    public synchronized boolean revoke(String id, Instant at) {
        return tokens.computeIfPresent(
                        id, (key, old) -> changed(old, old.revoked() == null ? at : old.revoked(), old.lastUsed()))
                != null;
    }

    @Override
    public synchronized void used(String id, Instant at) {
        tokens.computeIfPresent(id, (key, old) -> changed(old, old.revoked(), at));
    }

    private static Token changed(Token old, @Nullable Instant revoked, @Nullable Instant lastUsed) {
        return new Token(
                old.id(), old.name(), old.scopes(), old.hash(), old.created(), old.expires(), revoked, lastUsed);
    }
}
