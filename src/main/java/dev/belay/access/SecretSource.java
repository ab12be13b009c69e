package dev.belay.access;

import dev.belay.base.Secret;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes secrets that nobody can guess: 256 random bits, in letters that survive an address. */
public final class SecretSource {
    private static final int BYTES = 32;

    private final SecureRandom random;

    public SecretSource(SecureRandom random) {
        this.random = random;
    }

    Secret next(String prefix) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Secret(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
