package dev.belay.offsite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;

/** Bytes that look random and are the same for the same seed. */
public final class RandomContent extends WindowedContent {
    private final byte[] all;
    private final boolean wrong;

    private RandomContent(byte[] all, boolean wrong) {
        super(all.length);
        this.all = all;
        this.wrong = wrong;
    }

    /** So many bytes. */
    public static RandomContent of(int bytes, long seed) {
        byte[] all = new byte[bytes];
        new Random(seed).nextBytes(all);
        return new RandomContent(all, false);
    }

    /** The bytes of {@code text}. */
    public static RandomContent of(byte[] text) {
        return new RandomContent(text.clone(), false);
    }

    /** Bytes that turn out, at the very end, not to be what was to be sent. */
    public static RandomContent wrong(int bytes, long seed) {
        return new RandomContent(of(bytes, seed).all, true);
    }

    public byte[] all() {
        return all.clone();
    }

    @Override
    protected void fill(long position, ByteBuffer into) {
        into.put(all, (int) position, into.remaining());
    }

    @Override
    protected void check(Fingerprint whole) throws IOException {
        if (wrong) {
            throw new StoreException(StoreException.Kind.SOURCE, "the file is another one", "");
        }
    }

    @Override
    public void close() {
        // nothing is open
    }
}
