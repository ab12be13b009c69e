package dev.belay.offsite.age;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import dev.belay.offsite.StoreException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;

/** Something small and random that only the right secret key opens. */
public final class Challenge {
    private static final int BYTES = 32;

    private final String recipient;
    private final byte[] answer;
    private final byte[] question;

    private Challenge(String recipient, byte[] answer, byte[] question) {
        this.recipient = recipient;
        this.answer = answer;
        this.question = question;
    }

    /** One for whoever has the secret key of {@code recipient}. */
    public static Challenge to(String recipient) {
        byte[] answer = new byte[BYTES];
        new SecureRandom().nextBytes(answer);
        return new Challenge(recipient, answer, Encrypted.bytes(answer, new Recipients(List.of(recipient))));
    }

    /** Returns when {@code secret} opens it; throws {@link ErrorCode#REFUSED} otherwise. */
    public void requireOpenedBy(Secret secret) {
        try (InputStream in = OpenedStream.of(new ByteArrayInputStream(question), secret, "the challenge")) {
            if (!MessageDigest.isEqual(answer, in.readAllBytes())) {
                throw new IllegalStateException("what was encrypted here came back as something else");
            }
        } catch (StoreException e) {
            throw new BelayException(
                    ErrorCode.REFUSED,
                    "this is not the secret key of " + recipient,
                    "use the one that was shown together with it, or make a new pair",
                    e);
        } catch (IOException e) {
            throw new IllegalStateException("nothing was read but memory", e);
        }
    }
}
