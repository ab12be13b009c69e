package dev.belay.offsite;

import dev.belay.base.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Reads and hashes forward, and keeps what it read last, since that is what is sent again after a fault. */
public abstract class WindowedContent implements Content {
    private static final int SKIP_BYTES = 1024 * 1024;

    private final long bytes;
    private final MessageDigest sha256 = Sha256.digest();
    private final MessageDigest md5 = newMd5();
    private byte[] window = new byte[0];
    private long windowAt;
    private int windowBytes;
    private @Nullable Fingerprint whole;

    protected WindowedContent(long bytes) {
        this.bytes = bytes;
    }

    /**
     * Fills {@code into} with the bytes from {@code position} on. Positions follow each other without a gap, until one of
     * them is 0 again.
     *
     * @throws StoreException {@link StoreException.Kind#SOURCE} when there are not so many
     */
    protected abstract void fill(long position, ByteBuffer into) throws IOException;

    /** Looks at what all of it turned out to be; throws {@link StoreException.Kind#SOURCE} when that is wrong. */
    protected abstract void check(Fingerprint whole) throws IOException;

    @Override
    public final long bytes() {
        return bytes;
    }

    @Override
    public final ByteBuffer read(long offset, int count) throws IOException {
        if (offset < 0 || offset > bytes || count < 0) {
            throw new IllegalArgumentException(count + " bytes from " + offset + " of " + bytes);
        }
        int wanted = (int) Math.min(count, bytes - offset);
        if (offset < windowAt) {
            restart();
        }
        skipTo(offset);
        int kept = (int) (windowAt + windowBytes - offset);
        if (kept < wanted) {
            slide(kept, wanted);
        }
        int from = (int) (offset - windowAt);
        return ByteBuffer.wrap(window, from, wanted).slice();
    }

    @Override
    public final Fingerprint fingerprint() throws IOException {
        while (whole == null) {
            skipTo(bytes);
            finish();
        }
        return whole;
    }

    private void restart() {
        sha256.reset();
        md5.reset();
        windowAt = 0;
        windowBytes = 0;
    }

    /** Reads on until the window ends at {@code offset} or behind it. */
    private void skipTo(long offset) throws IOException {
        while (windowAt + windowBytes < offset) {
            slide(0, (int) Math.min(SKIP_BYTES, offset - windowAt - windowBytes));
        }
    }

    /** Makes the window one of {@code wanted} bytes, the first {@code kept} of which are the last ones of the old. */
    private void slide(int kept, int wanted) throws IOException {
        long end = windowAt + windowBytes;
        int from = windowBytes - kept;
        byte[] next = window.length < wanted ? new byte[wanted] : window;
        System.arraycopy(window, from, next, 0, kept);
        window = next;
        windowAt = end - kept;
        windowBytes = kept;
        fill(end, ByteBuffer.wrap(next, kept, wanted - kept));
        windowBytes = wanted;
        if (whole == null) {
            sha256.update(next, kept, wanted - kept);
            md5.update(next, kept, wanted - kept);
            if (windowAt + windowBytes == bytes) {
                finish();
            }
        }
    }

    private void finish() throws IOException {
        if (whole == null) {
            Fingerprint found = new Fingerprint(bytes, hex(sha256), hex(md5));
            check(found);
            whole = found;
        }
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest newMd5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
