package dev.belay.dump;

import java.io.ByteArrayOutputStream;

/**
 * Passes the plain bytes on. Holds them back while a statement may still turn out to be a COPY block, whose beginning
 * must be told before its bytes.
 */
final class RawOutput implements ByteSource.Tap {
    private static final int HELD_BYTES = 4 * 1024 * 1024;

    private final DumpListener out;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private boolean holding;

    RawOutput(DumpListener out) {
        this.out = out;
    }

    void hold() {
        holding = true;
    }

    void release() {
        holding = false;
        if (held.size() > 0) {
            byte[] bytes = held.toByteArray();
            held.reset();
            out.raw(bytes, 0, bytes.length);
        }
    }

    @Override
    public void take(byte[] buffer, int offset, int length) {
        if (holding && held.size() + length > HELD_BYTES) {
            // no list of column names is that long: it is a COPY of a query
            release();
        }
        if (holding) {
            held.write(buffer, offset, length);
        } else {
            out.raw(buffer, offset, length);
        }
    }
}
