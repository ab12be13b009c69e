package dev.belay.access;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Sha256;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key to the API for a machine.
 *
 * @param id names the token without being secret
 * @param name for people, such as the machine that uses it
 * @param hash of the secret, which is kept nowhere
 * @param revoked null while nobody revoked it
 * @param lastUsed to the minute; null when never
 */
public record Token(
        String id,
        String name,
        Set<Scope> scopes,
        Sha256 hash,
        Instant created,
        Instant expires,
        @Nullable Instant revoked,
        @Nullable Instant lastUsed) {
    public Token {
        if (name.isBlank() || name.length() > 64 || name.chars().anyMatch(Character::isISOControl)) {
            throw new BelayException(
                    ErrorCode.USAGE, "this is not a name that a token can have", "take 1 to 64 printable characters");
        }
        if (scopes.isEmpty()) {
            throw new BelayException(
                    ErrorCode.USAGE, "the token " + name + " has no scope", "give it backup, deploy or read");
        }
        scopes = Set.copyOf(scopes);
    }

    /** Whether it opens the API at {@code now}. */
    public boolean usable(Instant now) {
        return revoked == null && now.isBefore(expires);
    }
}
