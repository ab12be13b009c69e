package dev.belay.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes SQL as independent zstd frames, compressed by several threads, to a file that the caller opened and closes.
 * One thread writes; what goes wrong in another is thrown at its next call. Closing without {@link #finish} abandons.
 */
public final class FrameWriter implements AutoCloseable {
    private static final int MANIFEST_MAGIC = 0x184D2A50;
    private static final int MANIFEST_HEADER_BYTES = 8;

    /** So many frames may wait besides those in work: the reader of a dump comes in bursts. */
    private static final int SPARE_FRAMES = 4;

    private final ExecutorService workers;
    private final Compressor compressor;
    private final FramePool pool;
    private final FrameOutput output;
    private @Nullable FrameBuffers current;
    private int frame;

    public FrameWriter(FileChannel file, int level, int workers) {
        this.workers = Executors.newFixedThreadPool(
                workers,
                Thread.ofPlatform().name("frame-compressor-", 0).daemon().factory());
        this.compressor = new Compressor(level);
        this.pool = new FramePool(workers + SPARE_FRAMES, FrameBuffers.PLAIN_LIMIT, FrameBuffers.STORED_LIMIT);
        this.output = new FrameOutput(file, pool);
    }

    /** Takes {@code length} bytes of SQL; waits while all buffers are full. */
    public void write(byte[] bytes, int offset, int length) throws IOException {
        output.check();
        int done = 0;
        while (done < length) {
            ByteBuffer plain = room();
            int part = Math.min(length - done, plain.remaining());
            plain.put(bytes, offset + done, part);
            done += part;
            if (!plain.hasRemaining()) {
                cut();
            }
        }
    }

    /** Begins a new frame with the next byte, unless one begins there anyway. */
    public void cut() {
        FrameBuffers full = current;
        if (full == null) {
            return;
        }
        full.plain().flip();
        Future<?> compressed = workers.submit(() -> compressor.compress(full));
        output.append(full, compressed);
        current = null;
        frame++;
    }

    /** Number of the frame that the next byte goes into, from 0. */
    public int frame() {
        return frame;
    }

    /**
     * Ends the file: the last frames, the manifest, the table of frames. It is complete but not yet synced.
     *
     * @param manifest makes the copy of the manifest that goes into the file, from what was written so far: the frames
     *     before it, since no file can hold its own digest
     */
    public StoredFile finish(Function<StoredFile, byte[]> manifest) throws IOException {
        cut();
        byte[] copy = manifest.apply(output.drain());
        output.appendManifest(ByteBuffer.allocate(MANIFEST_HEADER_BYTES + copy.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(MANIFEST_MAGIC)
                .putInt(copy.length)
                .put(copy)
                .flip());
        return output.end();
    }

    @Override
    public void close() {
        workers.close();
        output.close();
        compressor.close();
        pool.close();
    }

    private ByteBuffer room() throws IOException {
        if (current == null) {
            current = pool.take();
        }
        return current.plain();
    }
}
