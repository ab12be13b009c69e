package dev.belay.vault;

import com.github.luben.zstd.ZstdCompressCtx;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Compresses frames in as many threads as ask; contexts are expensive and used again. */
final class Compressor implements AutoCloseable {
    private final Queue<ZstdCompressCtx> idle = new ConcurrentLinkedQueue<>();
    private final int level;

    Compressor(int level) {
        this.level = level;
    }

    /** Makes of the plain bytes one whole frame that carries its own length and checksum. */
    void compress(FrameBuffers frame) {
        ZstdCompressCtx free = idle.poll();
        ZstdCompressCtx context = free == null ? create() : free;
        try {
            int size = context.compressDirectByteBuffer(
                    frame.stored(),
                    0,
                    FrameBuffers.STORED_LIMIT,
                    frame.plain(),
                    0,
                    frame.plain().limit());
            frame.stored().limit(size);
        } finally {
            idle.add(context);
        }
    }

    @Override
    public void close() {
        idle.forEach(ZstdCompressCtx::close);
    }

    private ZstdCompressCtx create() {
        return new ZstdCompressCtx().setLevel(level).setChecksum(true).setContentSize(true);
    }
}
