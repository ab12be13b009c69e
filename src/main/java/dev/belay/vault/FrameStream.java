package dev.belay.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** The SQL of consecutive frames. */
final class FrameStream extends InputStream {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final FrameCursor cursor;
    private ByteBuffer plain = NOTHING;

    FrameStream(FrameCursor cursor) {
        this.cursor = cursor;
    }

    @Override
    public int read() throws IOException {
        return advance() ? plain.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!advance()) {
            return -1;
        }
        int part = Math.min(length, plain.remaining());
        plain.get(bytes, offset, part);
        return part;
    }

    @Override
    public int available() {
        return plain.remaining();
    }

    @Override
    public void close() {
        plain = NOTHING;
        cursor.close();
    }

    private boolean advance() throws IOException {
        if (!plain.hasRemaining()) {
            plain = cursor.next().map(FrameBuffers::plain).orElse(NOTHING);
        }
        return plain.hasRemaining();
    }
}
