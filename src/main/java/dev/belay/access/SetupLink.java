package dev.belay.access;

import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import dev.belay.base.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The one-time token by which the first admin is made. It is worth nothing once there is a user. */
public final class SetupLink {
    /** How long a token can be used. */
    public static final Duration VALIDITY = Duration.ofHours(24);

    private final SetupStore store;
    private final Users users;
    private final PasswordHasher hasher;
    private final SecretSource secrets;
    private final Clock clock;

    public SetupLink(SetupStore store, Users users, PasswordHasher hasher, SecretSource secrets, Clock clock) {
        this.store = store;
        this.users = users;
        this.hasher = hasher;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** A new token, which replaces the one before; empty when there is a user already. */
    public Optional<Secret> issue() {
        if (!users.list().isEmpty()) {
            return Optional.empty();
        }
        Secret token = secrets.next("");
        store.replace(digest(token), clock.instant().plus(VALIDITY));
        return Optional.of(token);
    }

    /** Whether {@code token} can still be redeemed. */
    public boolean valid(Secret token) {
        return users.list().isEmpty() && store.holds(digest(token), clock.instant());
    }

    /**
     * Makes the first admin. A name or a password that cannot be taken does not use the token up.
     *
     * @throws BelayException {@link ErrorCode#REFUSED} when the token is wrong, used or expired
     */
    public User redeem(Secret token, String name, Secret password) {
        String clean = User.named(name);
        hasher.requireUsable(password);
        if (!users.list().isEmpty() || !store.take(digest(token), clock.instant())) {
            throw new BelayException(
                    ErrorCode.REFUSED,
                    "this set-up link is not valid, or not any more",
                    "start Belay again: it prints a new one while there is no user");
        }
        return users.add(new Actor(clean, Actor.Channel.CONSOLE), clean, Role.ADMIN, password);
    }

    private static Sha256 digest(Secret token) {
        return Sha256.of(token.reveal());
    }
}
