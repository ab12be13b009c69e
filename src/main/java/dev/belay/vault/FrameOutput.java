package dev.belay.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Hashes and writes frames in their order, in a thread of its own. */
final class FrameOutput implements AutoCloseable {
    private final FileChannel file;
    private final FramePool pool;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("frame-output").daemon().factory());
    private final FrameDigest digest = new FrameDigest();
    private final List<SeekTable.Frame> frames = new ArrayList<>();
    private long plainBytes;
    private long storedBytes;
    private volatile @Nullable IOException failure;

    FrameOutput(FileChannel file, FramePool pool) {
        this.file = file;
        this.pool = pool;
    }

    /** Writes {@code frame} once it is {@code compressed}, after all before it, and gives its buffers back. */
    void append(FrameBuffers frame, Future<?> compressed) {
        thread.execute(() -> store(frame, compressed));
    }

    /** Throws what went wrong so far, in any thread. */
    void check() throws IOException {
        IOException cause = failure;
        if (cause != null) {
            throw new IOException(cause.getMessage(), cause);
        }
    }

    /** Waits until all frames so far are written, and says what they are. */
    StoredFile drain() throws IOException {
        await(thread.submit(() -> {}));
        check();
        return written(frames.size());
    }

    /** Writes a frame that is no SQL; only after {@link #drain()}. */
    void appendManifest(ByteBuffer frame) throws IOException {
        frames.add(new SeekTable.Frame(frames.size(), storedBytes, frame.remaining(), 0));
        write(frame);
    }

    /** Writes the table of frames and says what the whole file is. */
    StoredFile end() throws IOException {
        write(new SeekTable(frames).encode());
        return written(frames.size() - 1);
    }

    @Override
    public void close() {
        if (failure == null) {
            failure = new IOException("closed");
        }
        thread.close();
    }

    private void store(FrameBuffers frame, Future<?> compressed) {
        try {
            await(compressed);
            if (failure == null) {
                int stored = frame.stored().remaining();
                int plain = frame.plain().limit();
                frames.add(new SeekTable.Frame(frames.size(), storedBytes, stored, plain));
                plainBytes += plain;
                write(frame.stored());
            }
        } catch (IOException e) {
            failure = e;
        } catch (RuntimeException | Error e) {
            // nobody else would see it, and the file would lack a frame
            failure = new IOException("a frame cannot be written: " + e, e);
        } finally {
            pool.give(frame);
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        digest.update(bytes.duplicate());
        storedBytes += bytes.remaining();
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    private StoredFile written(int sqlFrames) {
        return new StoredFile(digest.soFar(), plainBytes, storedBytes, sqlFrames);
    }

    private static void await(Future<?> work) throws IOException {
        try {
            work.get();
        } catch (InterruptedException e) {
            throw Interrupted.during("writing a backup", e);
        } catch (ExecutionException e) {
            throw new IOException("a frame cannot be compressed: " + e.getCause(), e);
        }
    }
}
