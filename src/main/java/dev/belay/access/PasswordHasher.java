package dev.belay.access;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mindrot.jbcrypt.BCrypt;

/** Passwords to hashes by bcrypt, which reads 72 bytes and no more: longer ones are refused, never cut. */
public final class PasswordHasher {
    /** The cost in production: each step more doubles the work. */
    public static final int COST = 12;

    private static final int MIN_CHARACTERS = 8;
    private static final int MAX_BYTES = 72;

    private final int cost;
    private final SecureRandom random;
    private final String nobodysHash;

    public PasswordHasher(int cost, SecureRandom random) {
        this.cost = cost;
        this.random = random;
        this.nobodysHash = "$2a$%02d$".formatted(cost) + ".".repeat(53);
    }

    /**
     * Says why {@code password} cannot be taken, by throwing.
     *
     * @throws BelayException {@link ErrorCode#USAGE} when it is too short or too long
     */
    public void requireUsable(Secret password) {
        objection(normal(password)).ifPresent(reason -> {
            throw new BelayException(ErrorCode.USAGE, reason, "choose another password");
        });
    }

    /** The hash to keep; throws as {@link #requireUsable}. */
    public String hash(Secret password) {
        requireUsable(password);
        return BCrypt.hashpw(normal(password), BCrypt.gensalt(cost, random));
    }

    /** Whether {@code password} made {@code hash}. Takes as long when there is no hash, and is then never true. */
    public boolean matches(Secret password, @Nullable String hash) {
        String text = normal(password);
        boolean usable = objection(text).isEmpty();
        boolean same = BCrypt.checkpw(usable ? text : "", hash == null ? nobodysHash : hash);
        return same && usable && hash != null;
    }

    /** One form for what the eye cannot tell apart: some keyboards send a Korean syllable as its parts. */
    private static String normal(Secret password) {
        return Normalizer.normalize(password.reveal(), Normalizer.Form.NFC);
    }

    private static Optional<String> objection(String password) {
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (password.codePointCount(0, password.length()) < MIN_CHARACTERS) {
            return Optional.of("the password is shorter than " + MIN_CHARACTERS + " characters");
        }
        if (bytes > MAX_BYTES) {
            return Optional.of("the password takes " + bytes + " bytes, and only " + MAX_BYTES + " can be checked");
        }
        // bcrypt repeats its key behind a NUL, so that x and x NUL x would be the same password
        return password.indexOf('\0') >= 0 ? Optional.of("the password contains a NUL character") : Optional.empty();
    }
}
