package dev.belay.dump;

import java.nio.charset.Charset;
import java.util.Arrays;

/** The first bytes of the statement that is being read, up to a limit. */
final class StatementText implements ByteSource.Tap {
    /** Enough to tell what a statement is: a COPY may list 1600 columns with names of 63 bytes, all of them quotes. */
    static final int TELLING_BYTES = 512 * 1024;

    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 16;

    private final int limit;
    private byte[] bytes = new byte[TELLING_BYTES];
    private int length;
    private boolean open;
    private boolean truncated;

    StatementText(int limitBytes) {
        this.limit = Math.min(limitBytes, LONGEST_ARRAY);
    }

    void begin() {
        if (bytes.length > TELLING_BYTES) {
            bytes = new byte[TELLING_BYTES];
        }
        length = 0;
        truncated = false;
        open = true;
    }

    /** What is passed from here on is not the statement's. */
    void pause() {
        open = false;
    }

    void resume() {
        open = true;
    }

    @Override
    public void take(byte[] buffer, int offset, int count) {
        if (!open) {
            return;
        }
        int kept = Math.min(count, limit - length);
        truncated |= kept < count;
        if (length + kept > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(limit, 2L * Math.max(bytes.length, length + kept)));
        }
        System.arraycopy(buffer, offset, bytes, length, kept);
        length += kept;
    }

    boolean truncated() {
        return truncated;
    }

    int length() {
        return length;
    }

    /** Whether the statement begins with {@code head}. */
    boolean beginsWith(byte[] head) {
        return length >= head.length && Arrays.equals(bytes, 0, head.length, head, 0, head.length);
    }

    byte[] head(int count) {
        return Arrays.copyOf(bytes, Math.min(count, length));
    }

    String decoded(Charset charset, int limitBytes) {
        return new String(bytes, 0, Math.min(length, limitBytes), charset);
    }
}
