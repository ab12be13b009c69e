package dev.belay.offsite.age;

import com.exceptionfactory.jagged.x25519.X25519KeyFactory;
import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;

/**
 * What encrypts, which anybody may see, and what decrypts, which nobody may.
 *
 * @param recipient {@code age1…}
 * @param secret {@code AGE-SECRET-KEY-1…}
 */
public record AgeKeyPair(String recipient, Secret secret) {
    private static final String BEGIN = "AGE-SECRET-KEY-1";

    /** A new pair, which is kept nowhere. */
    public static AgeKeyPair make() {
        try {
            KeyPair pair = new X25519KeyPairGenerator().generateKeyPair();
            return new AgeKeyPair(
                    pair.getPublic().toString(),
                    new Secret(new String(pair.getPrivate().getEncoded(), StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has X25519", e);
        }
    }

    /**
     * The pair of a secret key.
     *
     * @param typed the key, or a file of {@code age-keygen} with remarks around it
     * @throws BelayException {@link ErrorCode#USAGE} when there is no such key in it, or more than one
     */
    public static AgeKeyPair of(Secret typed) {
        String[] keys = typed.reveal()
                .lines()
                .map(line -> line.strip().toUpperCase(Locale.ROOT))
                .filter(line -> line.startsWith(BEGIN))
                .toArray(String[]::new);
        if (keys.length != 1) {
            throw wrong(keys.length == 0 ? "what was given is no secret key" : "more than one secret key was given");
        }
        try {
            X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(keys[0]);
            SecretKeySpec key = new SecretKeySpec(keys[0].getBytes(StandardCharsets.US_ASCII), "X25519");
            return new AgeKeyPair(new X25519KeyFactory().translateKey(key).toString(), new Secret(keys[0]));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            // what the library says may quote the key
            throw wrong("the secret key was not copied as it is: its checksum is wrong");
        }
    }

    private static BelayException wrong(String sentence) {
        return new BelayException(
                ErrorCode.USAGE, sentence, "it is the line of the recovery sheet that begins with " + BEGIN);
    }
}
