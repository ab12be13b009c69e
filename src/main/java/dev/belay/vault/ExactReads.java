package dev.belay.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads at a position until a buffer is full, without moving the file's own position. */
final class ExactReads {
    private ExactReads() {}

    static void fill(FileChannel file, long position, ByteBuffer buffer) throws IOException {
        long at = position;
        while (buffer.hasRemaining()) {
            int read = file.read(buffer, at);
            if (read < 0) {
                throw new DamagedException("it ends at byte " + at);
            }
            at += read;
        }
    }
}
