package dev.belay.offsite.age;

import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import dev.belay.base.Secret;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StoreException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.security.GeneralSecurityException;
import java.util.List;

/**
 * What an encrypted file says. One that was cut short is noticed at its end only: nothing of it is to be believed before.
 * Closes the encrypted stream with it.
 */
public final class OpenedStream extends InputStream {
    private final ReadableByteChannel plain;
    private final String name;

    private OpenedStream(ReadableByteChannel plain, String name) {
        this.plain = plain;
        this.name = name;
    }

    /**
     * Opens {@code encrypted}, which is closed when that fails.
     *
     * @param secret {@code AGE-SECRET-KEY-1…}
     * @param name of the file, for sentences
     * @throws StoreException {@link Kind#DENIED} when the key does not fit, {@link Kind#DAMAGED} when it is no such file
     */
    public static OpenedStream of(InputStream encrypted, Secret secret, String name) throws StoreException {
        try {
            ReadableByteChannel plain = new StandardDecryptingChannelFactory()
                    .newDecryptingChannel(
                            new Source(encrypted, Channels.newChannel(encrypted)),
                            List.of(X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(
                                    AgeKeyPair.of(secret).secret().reveal())));
            return new OpenedStream(plain, name);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw close(encrypted, told(e, name));
        }
    }

    private static StoreException close(InputStream encrypted, StoreException why) {
        try {
            encrypted.close();
        } catch (IOException e) {
            why.addSuppressed(e);
        }
        return why;
    }

    private static StoreException told(Exception e, String name) {
        return switch (e) {
            case StoreException known -> known;
            case UnsupportedRecipientStanzaException _ ->
                new StoreException(
                        Kind.DENIED,
                        "the key does not open " + name + ": it was encrypted for somebody else",
                        "use the secret key of the recovery sheet that was printed when encryption was set up",
                        e);
            case Exception _ ->
                new StoreException(
                        Kind.DAMAGED,
                        name + " cannot be decrypted: it was changed or cut short",
                        "use another copy",
                        e);
        };
    }

    /** Closes this and says why. */
    StoreException giveUp(IOException why) {
        return close(this, told(why, name));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        ByteBuffer buffer = ByteBuffer.wrap(into, offset, length);
        try {
            int count = 0;
            while (count == 0) {
                count = plain.read(buffer);
            }
            return count;
        } catch (IOException | RuntimeException e) {
            throw told(e, name);
        }
    }

    @Override
    public void close() throws IOException {
        plain.close();
    }

    /** Tells a store that fails from a file that is damaged. */
    private record Source(InputStream stream, ReadableByteChannel channel) implements ReadableByteChannel {
        @Override
        public int read(ByteBuffer into) throws IOException {
            try {
                return channel.read(into);
            } catch (StoreException e) {
                throw e;
            } catch (IOException e) {
                throw StoreException.passing("the store broke off: " + e.getMessage(), null, e);
            }
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() throws IOException {
            try (stream) {
                channel.close();
            }
        }
    }
}
