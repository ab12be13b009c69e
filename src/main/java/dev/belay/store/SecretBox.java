package dev.belay.store;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals secrets with AES-256-GCM under a key file, which is made when the first secret is sealed. */
public final class SecretBox {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final KeyFile keyFile;
    private final SecureRandom random;

    public SecretBox(Path keyFile, SecureRandom random) {
        this.keyFile = new KeyFile(keyFile, random);
        this.random = random;
    }

    /**
     * {@code secret} sealed for the one place called {@code name}: elsewhere it does not open.
     *
     * @throws BelayException {@link ErrorCode#USAGE} when the key cannot be read or made
     */
    public String seal(String name, Secret secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, keyFile.readOrMake(), name, nonce)
                    .doFinal(secret.reveal().getBytes(StandardCharsets.UTF_8));
            ByteBuffer both = ByteBuffer.allocate(nonce.length + sealed.length);
            return Base64.getEncoder()
                    .encodeToString(both.put(nonce).put(sealed).array());
        } catch (IOException e) {
            throw new BelayException(
                    ErrorCode.USAGE,
                    "the key in " + keyFile.path() + " cannot be read or made, so the secret " + name + " was not kept",
                    "let the account that runs Belay write there",
                    e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + CIPHER, e);
        }
    }

    /**
     * The secret in {@code sealed}.
     *
     * @throws BelayException {@link ErrorCode#USAGE} when the key is missing, it was sealed under another key or name,
     *     or it was changed
     */
    public Secret open(String name, String sealed) {
        try {
            byte[] both = Base64.getDecoder().decode(sealed);
            byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
            byte[] plain = cipher(Cipher.DECRYPT_MODE, keyFile.read(), name, nonce)
                    .doFinal(both, NONCE_BYTES, Math.max(0, both.length - NONCE_BYTES));
            return new Secret(new String(plain, StandardCharsets.UTF_8));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new BelayException(
                    ErrorCode.USAGE,
                    "the secret " + name + " cannot be opened with the key in " + keyFile.path(),
                    "put the right key file back, or enter the secret again",
                    e);
        }
    }

    private static Cipher cipher(int mode, byte[] key, String name, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
