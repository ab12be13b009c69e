package dev.belay.access;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A person who may sign in.
 *
 * @param name as it was typed when the user was made; see {@link #key()}
 * @param passwordHash of {@link PasswordHasher}
 * @param disabled may not sign in, but stays in the history
 */
public record User(String name, Role role, String passwordHash, boolean disabled, Instant created) {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}\\p{N}._@-]{1,64}");

    public User {
        name = named(name);
    }

    /** What tells users apart: two names that differ in case only are the same user. */
    public String key() {
        return folded(name);
    }

    /**
     * {@code typed} as a name is kept.
     *
     * @throws BelayException {@link ErrorCode#USAGE} when no user can have this name
     */
    public static String named(String typed) {
        return tidied(typed)
                .orElseThrow(() -> new BelayException(
                        ErrorCode.USAGE,
                        "this is not a name that a user can have",
                        "take 1 to 64 letters, digits, dots, hyphens, underscores or @"));
    }

    /** The key of the user who is meant by {@code typed}; empty when no user can have this name. */
    public static Optional<String> keyOf(String typed) {
        return tidied(typed).map(User::folded);
    }

    public User withRole(Role other) {
        return new User(name, other, passwordHash, disabled, created);
    }

    public User withPasswordHash(String other) {
        return new User(name, role, other, disabled, created);
    }

    public User asDisabled() {
        return new User(name, role, passwordHash, true, created);
    }

    boolean enabledAdmin() {
        return role == Role.ADMIN && !disabled;
    }

    /** Never shows the hash. */
    @Override
    public String toString() {
        return name + " (" + role + (disabled ? ", disabled)" : ")");
    }

    private static Optional<String> tidied(String typed) {
        return Optional.of(Normalizer.normalize(typed.strip(), Normalizer.Form.NFC))
                .filter(name -> NAME.matcher(name).matches());
    }

    private static String folded(String name) {
        return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
