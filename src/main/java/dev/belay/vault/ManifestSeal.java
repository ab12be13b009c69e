package dev.belay.vault;

import dev.belay.base.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs manifests with a key that does not lie beside them, and tells ours from others' and from damaged ones.
 *
 * <p>The document is JSON: {@code {"manifest": …, "hmac": "…", "sha256": "…"}}. The HMAC is taken of the manifest's
 * bytes, the checksum of every byte before the checksum: of bytes and not of values, so that no single byte can change
 * unseen and no later version has to print a manifest the way this one does.
 */
public final class ManifestSeal {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String BEGIN = "{\"manifest\": ";
    private static final String HMAC = ",\n\"hmac\": \"";
    private static final String CHECKSUM = "\",\n\"sha256\": \"";
    private static final String END = "\"}\n";
    private static final int HEX_DIGITS = 64;
    private static final int CHECKSUM_BYTES = CHECKSUM.length() + HEX_DIGITS + END.length();
    private static final int HMAC_BYTES = HMAC.length() + HEX_DIGITS;

    private final ManifestJson json = new ManifestJson();
    private volatile SecretKeySpec key;

    /** Signs with {@code key}; see {@link SealKey}. */
    public ManifestSeal(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** Signs with {@code other} from now on, as if it had always done so. */
    public void adopt(byte[] other) {
        key = new SecretKeySpec(other, ALGORITHM);
    }

    /** Changes whenever the key does. */
    Object generation() {
        return key;
    }

    /** Whether {@code document} is a manifest that was signed with {@code key}. */
    public static boolean signs(byte[] key, byte[] document) {
        return new ManifestSeal(key).open(document) instanceof SealState.Ours;
    }

    /** The signed document of {@code manifest}. */
    byte[] seal(Manifest manifest) {
        byte[] body = json.write(manifest);
        byte[] signed = join(ascii(BEGIN), body, ascii(HMAC + hmac(body)));
        return join(signed, ascii(checksum(signed)));
    }

    /** What {@code document} is. */
    SealState open(byte[] document) {
        return open(document, json::read);
    }

    /** As {@link #open}, with tables that are only counted, and had from {@code tables} when somebody asks for them. */
    SealState outline(byte[] document, Supplier<List<TableEntry>> tables) {
        return open(document, body -> json.outline(body, tables));
    }

    private SealState open(byte[] document, BodyReader reader) {
        int signedBytes = document.length - CHECKSUM_BYTES;
        int bodyEnd = signedBytes - HMAC_BYTES;
        if (bodyEnd < BEGIN.length()) {
            return new SealState.Broken("its manifest is cut short");
        }
        byte[] signed = Arrays.copyOf(document, signedBytes);
        String tail = text(Arrays.copyOfRange(document, signedBytes, document.length));
        if (!tail.equals(checksum(signed))) {
            return new SealState.Broken("its manifest was changed or is damaged: its checksum is wrong");
        }
        byte[] body = Arrays.copyOfRange(signed, BEGIN.length(), bodyEnd);
        byte[] signature = Arrays.copyOfRange(signed, bodyEnd, signedBytes);
        try {
            Manifest manifest = reader.read(body);
            boolean ours = MessageDigest.isEqual(signature, ascii(HMAC + hmac(body)));
            return ours ? new SealState.Ours(manifest) : new SealState.Foreign(manifest);
        } catch (IOException e) {
            return new SealState.Broken(String.valueOf(e.getMessage()));
        }
    }

    /** Understands the manifest in a document. */
    private interface BodyReader {
        Manifest read(byte[] body) throws IOException;
    }

    private static String checksum(byte[] signed) {
        return CHECKSUM + Sha256.of(signed) + END;
    }

    private String hmac(byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static byte[] join(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
