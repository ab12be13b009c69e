package dev.belay.access;

import dev.belay.audit.AuditLog;
import dev.belay.audit.Audited;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import dev.belay.base.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Makes, revokes and recognises the tokens of the API. */
public final class Tokens {
    /** How long a token opens the API when nobody says otherwise. */
    public static final Duration DEFAULT_VALIDITY = Duration.ofDays(365);

    private static final String PREFIX = "belay_";
    private static final int ID_DIGITS = 12;
    private static final Duration USE_GRAIN = Duration.ofMinutes(1);

    private final TokenStore store;
    private final SecretSource secrets;
    private final AuditLog audit;
    private final Clock clock;

    public Tokens(TokenStore store, SecretSource secrets, AuditLog audit, Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    /** Makes a token; its secret is in the answer and nowhere else. */
    public NewToken create(Actor actor, String name, Set<Scope> scopes, Duration validity) {
        Instant now = clock.instant();
        Secret secret = secrets.next(PREFIX);
        Sha256 hash = digest(secret);
        String id = hash.hex().substring(0, ID_DIGITS);
        Token token = new Token(id, name.strip(), scopes, hash, now, now.plus(validity), null, null);
        return new Audited(audit, actor, "token.create", token.name(), "for " + token.scopes()).run(() -> {
            store.add(token);
            return new NewToken(token, secret);
        });
    }

    /** Every token, revoked and expired ones too. */
    public List<Token> list() {
        return store.all();
    }

    /**
     * Shuts a token out for ever.
     *
     * @throws BelayException {@link ErrorCode#NOT_FOUND} when no token has this id
     */
    public void revoke(Actor actor, String id) {
        new Audited(audit, actor, "token.revoke", id, "").run(() -> {
            if (!store.revoke(id, clock.instant())) {
                throw new BelayException(ErrorCode.NOT_FOUND, "no token has the id " + id, "list the tokens");
            }
            return id;
        });
    }

    /**
     * The token that {@code bearer} is the secret of.
     *
     * @throws BelayException {@link ErrorCode#REFUSED}, the same for unknown, revoked and expired ones
     */
    public Token authenticate(Secret bearer) {
        Instant now = clock.instant();
        Token token = store.find(digest(bearer))
                .filter(found -> found.usable(now))
                .orElseThrow(() -> new BelayException(
                        ErrorCode.REFUSED,
                        "the token is not known, was revoked or has expired",
                        "make a new one in the console or by belay token create"));
        Instant lastUsed = token.lastUsed();
        if (lastUsed == null || !lastUsed.plus(USE_GRAIN).isAfter(now)) {
            store.used(token.id(), now);
        }
        return token;
    }

    private static Sha256 digest(Secret secret) {
        return Sha256.of(secret.reveal());
    }
}
