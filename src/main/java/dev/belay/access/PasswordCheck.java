package dev.belay.access;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import java.util.Optional;

/** Checks a name and a password behind the {@link Throttle}; tells nothing about which of them is wrong. */
public final class PasswordCheck {
    private final UserStore users;
    private final PasswordHasher hasher;
    private final Throttle throttle;

    public PasswordCheck(UserStore users, PasswordHasher hasher, Throttle throttle) {
        this.users = users;
        this.hasher = hasher;
        this.throttle = throttle;
    }

    /**
     * The user, when name and password are right and the user is not disabled.
     *
     * @throws BelayException {@link ErrorCode#THROTTLED} when it is too early for another try
     */
    Optional<User> check(String name, Secret password, String address) {
        throttle.admit(name, address);
        Optional<User> known = User.keyOf(name).flatMap(users::find);
        boolean right = hasher.matches(password, known.map(User::passwordHash).orElse(null));
        Optional<User> user = known.filter(found -> right && !found.disabled());
        user.ifPresent(found -> throttle.succeeded(name, address));
        return user;
    }

    /** The name to write down: what was typed may be a password, unless it is a user's name. */
    String nameToRecord(String typed) {
        return User.keyOf(typed).flatMap(users::find).map(User::name).orElse("an unknown user");
    }

    /** The one answer to everything that is wrong. */
    static BelayException refusal() {
        return new BelayException(ErrorCode.REFUSED, "the name or the password is wrong", "try again");
    }
}
