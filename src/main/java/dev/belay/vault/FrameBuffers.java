package dev.belay.vault;

import com.github.luben.zstd.Zstd;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;

/**
 * Memory for one frame, as SQL and as it is stored. It lies outside the heap, so that compression neither copies it nor
 * holds up the garbage collector.
 */
record FrameBuffers(ByteBuffer plain, ByteBuffer stored) {
    /** A frame never holds more SQL than this. */
    static final int PLAIN_LIMIT = 4 * 1024 * 1024;

    /** A frame never takes more of the file than this. */
    static final int STORED_LIMIT = Math.toIntExact(Zstd.compressBound(PLAIN_LIMIT));

    static FrameBuffers allocate(Arena arena, int plainBytes, int storedBytes) {
        return new FrameBuffers(
                arena.allocate(plainBytes).asByteBuffer(),
                arena.allocate(storedBytes).asByteBuffer());
    }

    void clear() {
        plain.clear();
        stored.clear();
    }
}
