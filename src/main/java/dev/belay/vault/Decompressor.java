package dev.belay.vault;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Decompresses frames in as many threads as ask; contexts are expensive and used again. */
final class Decompressor implements AutoCloseable {
    private final Queue<ZstdDecompressCtx> idle = new ConcurrentLinkedQueue<>();

    /**
     * Fills the plain bytes from the stored ones, and checks the frame's own checksum.
     *
     * @throws DamagedException when they are not one whole frame of {@code plainBytes}
     */
    void decompress(FrameBuffers frame, int plainBytes) throws DamagedException {
        ZstdDecompressCtx free = idle.poll();
        ZstdDecompressCtx context = free == null ? new ZstdDecompressCtx() : free;
        try {
            int size = context.decompressDirectByteBuffer(
                    frame.plain(),
                    0,
                    plainBytes,
                    frame.stored(),
                    0,
                    frame.stored().limit());
            if (size != plainBytes) {
                throw new DamagedException("it holds " + size + " bytes instead of " + plainBytes);
            }
            frame.plain().limit(size);
        } catch (ZstdException e) {
            throw new DamagedException("it cannot be decompressed (" + e.getMessage() + ")", e);
        } finally {
            idle.add(context);
        }
    }

    @Override
    public void close() {
        idle.forEach(ZstdDecompressCtx::close);
    }
}
