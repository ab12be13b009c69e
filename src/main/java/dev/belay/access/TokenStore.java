package dev.belay.access;

import dev.belay.base.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where tokens are kept. Every write is on disk when the method returns. */
public interface TokenStore {

    void add(Token token);

    /** Every token, revoked and expired ones too, oldest first. */
    List<Token> all();

    /** The token whose secret has this digest, revoked and expired ones too. */
    Optional<Token> find(Sha256 hash);

    /** Revokes a token; the first moment stays. Returns whether there is such a token. */
    boolean revoke(String id, Instant at);

    /** Writes down that a token was used. */
    void used(String id, Instant at);
}
