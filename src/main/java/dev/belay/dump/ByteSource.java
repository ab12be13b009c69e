package dev.belay.dump;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of a dump, one buffer at a time. What has been read past goes to the taps, every byte once and in order, at
 * the latest when the buffer is filled again.
 */
final class ByteSource {
    /** Gets the bytes that were read past. */
    interface Tap {
        void take(byte[] buffer, int offset, int length) throws IOException;
    }

    private static final int BUFFER_BYTES = 256 * 1024;

    private final InputStream in;
    private final List<Tap> taps = new ArrayList<>();
    private final byte[] buffer;
    private int position;
    private int limit;
    private int tapped;
    private long base;

    ByteSource(InputStream in) {
        this(in, BUFFER_BYTES);
    }

    ByteSource(InputStream in, int bufferBytes) {
        this.in = in;
        this.buffer = new byte[bufferBytes];
    }

    void tap(Tap tap) {
        taps.add(tap);
    }

    /** The next byte, or -1 at the end. */
    int peek() throws IOException {
        return position < limit || more() ? buffer[position] & 0xFF : -1;
    }

    /** The byte that stands {@code ahead} bytes after the next one, or -1 when the text ends before it. */
    int peek(int ahead) throws IOException {
        while (position + ahead >= limit) {
            if (!more()) {
                return -1;
            }
        }
        return buffer[position + ahead] & 0xFF;
    }

    /** Passes the byte that {@link #peek()} showed. */
    void skip() {
        position++;
    }

    void skip(int bytes) {
        position += bytes;
    }

    byte[] buffer() {
        return buffer;
    }

    int position() {
        return position;
    }

    /** Where the bytes in the buffer end. */
    int limit() {
        return limit;
    }

    void moveTo(int newPosition) {
        position = newPosition;
    }

    /** How many bytes of the text have been passed. */
    long offset() {
        return base + position;
    }

    /** Tells the taps what was passed since the last time. */
    void sync() throws IOException {
        if (position > tapped) {
            for (Tap tap : taps) {
                tap.take(buffer, tapped, position - tapped);
            }
            tapped = position;
        }
    }

    /** Reads more behind what is still to be passed; false at the end of the text. */
    boolean more() throws IOException {
        sync();
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        base += position;
        limit -= position;
        position = 0;
        tapped = 0;
        int read = in.read(buffer, limit, buffer.length - limit);
        if (read <= 0) {
            return false;
        }
        limit += read;
        return true;
    }
}
