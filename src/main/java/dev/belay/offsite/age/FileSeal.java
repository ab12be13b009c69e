package dev.belay.offsite.age;

import com.exceptionfactory.jagged.FileKey;
import com.exceptionfactory.jagged.RecipientStanza;
import com.exceptionfactory.jagged.framework.codec.CanonicalBase64;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * All that is random about one encrypted file. Whoever keeps it encrypts the same file to the same bytes again, and must
 * not encrypt any other with it.
 */
final class FileSeal {
    private static final int NONCE_BYTES = 16;
    private static final int FILE_KEY_BYTES = 16;
    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] fileKey;
    private final byte[] nonce;
    private final byte[] header;

    private FileSeal(byte[] fileKey, byte[] nonce, byte[] header) {
        this.fileKey = fileKey;
        this.nonce = nonce;
        this.header = header;
    }

    /** A new one. */
    static FileSeal make(Recipients recipients) {
        byte[] fileKey = random(FILE_KEY_BYTES);
        return new FileSeal(fileKey, random(NONCE_BYTES), header(fileKey, recipients.wrap(new FileKey(fileKey))));
    }

    /** What stands before the payload. */
    byte[] head() {
        return ByteBuffer.allocate(header.length + NONCE_BYTES)
                .put(header)
                .put(nonce)
                .array();
    }

    /** With which the payload is encrypted. */
    SecretKey payloadKey() {
        return derive(fileKey, "ChaCha20", nonce, "payload");
    }

    /** On one line. */
    String text() {
        Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
        return String.join(
                " ", encoder.encodeToString(fileKey), encoder.encodeToString(nonce), encoder.encodeToString(header));
    }

    /** The one of {@code text}; empty when it is none. */
    static Optional<FileSeal> parse(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            Base64.Decoder decoder = Base64.getDecoder();
            FileSeal seal = new FileSeal(decoder.decode(parts[0]), decoder.decode(parts[1]), decoder.decode(parts[2]));
            boolean whole = seal.fileKey.length == FILE_KEY_BYTES && seal.nonce.length == NONCE_BYTES;
            return whole ? Optional.of(seal) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] header(byte[] fileKey, List<RecipientStanza> stanzas) {
        StringBuilder text = new StringBuilder("age-encryption.org/v1\n");
        CanonicalBase64.Encoder base64 = CanonicalBase64.getEncoder();
        for (RecipientStanza stanza : stanzas) {
            text.append("-> ").append(stanza.getType());
            stanza.getArguments().forEach(argument -> text.append(' ').append(argument));
            // 32 bytes: less than the 64 letters after which a line would end
            text.append('\n').append(base64.encodeToString(stanza.getBody())).append('\n');
        }
        text.append("---");
        byte[] mac = mac(derive(fileKey, "HmacSHA256", new byte[0], "header"), ascii(text.toString()));
        return ascii(
                text.append(' ').append(base64.encodeToString(mac)).append('\n').toString());
    }

    private static byte[] mac(SecretKey key, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static SecretKey derive(byte[] fileKey, String algorithm, byte[] salt, String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            algorithm,
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(fileKey)
                                    .addSalt(salt)
                                    .thenExpand(ascii(purpose), KEY_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java of the sources has HKDF-SHA256", e);
        }
    }

    private static byte[] random(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
