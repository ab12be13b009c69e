package dev.belay.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Drains a stream and keeps its first and last bytes, so that a talkative child can neither block nor fill memory. */
final class TailBuffer {
    static final int LIMIT = 64 * 1024;

    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private byte[] tail = new byte[0];

    void drain(InputStream in) throws IOException {
        byte[] buffer = new byte[8192];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            add(buffer, n);
        }
    }

    private synchronized void add(byte[] buffer, int length) {
        int toHead = Math.min(length, LIMIT / 2 - head.size());
        head.write(buffer, 0, toHead);
        int rest = length - toHead;
        if (rest > 0) {
            int keep = Math.min(tail.length, LIMIT / 2 - Math.min(rest, LIMIT / 2));
            byte[] next = new byte[keep + rest];
            System.arraycopy(tail, tail.length - keep, next, 0, keep);
            System.arraycopy(buffer, toHead, next, keep, rest);
            tail = next;
        }
    }

    synchronized String text() {
        return (head.toString(StandardCharsets.UTF_8) + new String(tail, StandardCharsets.UTF_8)).strip();
    }
}
