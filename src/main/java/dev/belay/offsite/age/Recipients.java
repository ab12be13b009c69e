package dev.belay.offsite.age;

import com.exceptionfactory.jagged.FileKey;
import com.exceptionfactory.jagged.RecipientStanza;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Sha256;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Who can read what is encrypted: each of them alone.
 *
 * @param all public keys, {@code age1…}; at least one
 */
public record Recipients(List<String> all) {
    private static final String BEGIN = "age1";
    private static final int LETTERS = 62;

    /** Throws {@link ErrorCode#USAGE} when one of them is misspelt. */
    public Recipients {
        all = all.stream().map(Recipients::checked).distinct().sorted().toList();
        if (all.isEmpty()) {
            throw new IllegalArgumentException("encrypted for nobody");
        }
    }

    /**
     * {@code typed} as it is meant.
     *
     * @throws BelayException {@link ErrorCode#USAGE} when it is no public key of age
     */
    public static String checked(String typed) {
        String recipient = typed.strip();
        if (recipient.toUpperCase(Locale.ROOT).startsWith("AGE-SECRET-KEY-")) {
            throw wrong("a secret key stands where a recipient should: take it away from there, and make a new pair");
        }
        if (!recipient.startsWith(BEGIN) || recipient.length() != LETTERS) {
            throw wrong("'" + recipient + "' is no recipient of age");
        }
        try {
            writer(recipient);
            return recipient;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new BelayException(
                    ErrorCode.USAGE,
                    "the recipient '" + recipient + "' was not copied as it is: its checksum is wrong",
                    "copy the line again",
                    e);
        }
    }

    /** What tells these from others. */
    String mark() {
        return Sha256.of(String.join(" ", all)).hex();
    }

    /** For each of them, the key of one file, encrypted. */
    List<RecipientStanza> wrap(FileKey fileKey) {
        List<RecipientStanza> stanzas = new ArrayList<>();
        try {
            for (String recipient : all) {
                writer(recipient).getRecipientStanzas(fileKey).forEach(stanzas::add);
            }
            return stanzas;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the recipients were checked", e);
        }
    }

    private static RecipientStanzaWriter writer(String recipient) throws GeneralSecurityException {
        return X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(recipient);
    }

    private static BelayException wrong(String sentence) {
        return new BelayException(
                ErrorCode.USAGE,
                sentence,
                "a recipient is the line that begins with " + BEGIN + " and has " + LETTERS
                        + " letters and digits; belay key new makes one");
    }
}
