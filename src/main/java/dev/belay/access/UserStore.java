package dev.belay.access;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.util.List;
import java.util.Optional;

/** Where users are kept, by {@link User#key()}. Every write is on disk when the method returns. */
public interface UserStore {

    /** The user with this {@link User#key()}. */
    Optional<User> find(String key);

    /** Every user, disabled ones too, in the order of their keys. */
    List<User> all();

    /**
     * Keeps a new user.
     *
     * @throws BelayException {@link ErrorCode#USAGE} when a user with this key exists already
     */
    void add(User user);

    /**
     * Replaces a user by what {@code change} makes of it, as one step that no other process can slip between. What
     * {@code change} throws comes out, and then nothing was changed.
     *
     * @return the user as it is now
     * @throws BelayException {@link ErrorCode#NOT_FOUND} when there is no such user
     */
    User update(String key, Change change);

    /** Makes the user that replaces {@code current}; the key must stay the same. */
    @FunctionalInterface
    interface Change {
        User apply(User current, long enabledAdmins);
    }
}
