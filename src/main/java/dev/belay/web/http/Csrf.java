package dev.belay.web.http;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells requests that a page of ours sent from requests that another site made the browser send: by what the browser
 * says of their origin, and by a token that only our pages know. Before there is a session, the token is the signature
 * of a cookie.
 */
public final class Csrf {
    /** The name of the form field that carries the token. */
    public static final String FIELD = "csrf";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final SecureRandom random;
    private final byte[] key;

    public Csrf(SecureRandom random) {
        this.random = random;
        this.key = new byte[BYTES];
        random.nextBytes(key);
    }

    /** A value for the cookie of somebody who is not signed in. */
    String newNonce() {
        byte[] nonce = new byte[BYTES];
        random.nextBytes(nonce);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
    }

    /** The token that belongs to the cookie {@code nonce}. */
    String sign(String nonce) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] signature = mac.doFinal(bytes(nonce));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** Refuses a token that is not the expected one; none is when {@code expected} is null. */
    static void requireToken(@Nullable String expected, String given) {
        if (expected == null || !MessageDigest.isEqual(bytes(expected), bytes(given))) {
            throw refusal("the form is too old, or did not come from this console");
        }
    }

    /** Refuses a request that the browser says another site made. */
    static void requireSameOrigin(Connection connection, @Nullable String fetchSite, @Nullable String origin) {
        if (fetchSite != null && !fetchSite.equals("same-origin") && !fetchSite.equals("none")) {
            throw refusal("another site sent this request");
        }
        // an opaque origin may still be ours, but then the browser has said so above
        boolean vouched = "same-origin".equals(fetchSite) && "null".equals(origin);
        if (origin != null && !vouched && !connection.origins().contains(origin.toLowerCase(Locale.ROOT))) {
            throw refusal("another site sent this request");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static BelayException refusal(String sentence) {
        return new BelayException(ErrorCode.REFUSED, sentence, "go back, load the page again and repeat it there");
    }
}
