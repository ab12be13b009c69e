package dev.belay.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Goes through frames in their order, while several threads read and decompress those ahead. */
final class FrameCursor implements AutoCloseable {
    private static final int SPARE_FRAMES = 2;

    private final FileChannel file;
    private final Iterator<SeekTable.Frame> left;
    private final ExecutorService workers;
    private final Decompressor decompressor = new Decompressor();
    private final FramePool pool;
    private final Queue<Future<FrameBuffers>> ahead = new ArrayDeque<>();
    private @Nullable FrameBuffers current;

    FrameCursor(FileChannel file, List<SeekTable.Frame> frames, int workers) {
        this.file = file;
        this.left = frames.iterator();
        this.workers = Executors.newFixedThreadPool(
                workers, Thread.ofPlatform().name("frame-reader-", 0).daemon().factory());
        this.pool = new FramePool(
                workers + SPARE_FRAMES,
                largest(frames, SeekTable.Frame::plainBytes),
                largest(frames, SeekTable.Frame::storedBytes));
    }

    /**
     * The next frame, stored and plain; its buffers hold until the next call. Empty after the last.
     *
     * @throws DamagedException naming the frame that is not what was written
     */
    Optional<FrameBuffers> next() throws IOException {
        if (current != null) {
            pool.give(current);
            current = null;
        }
        readAhead();
        Future<FrameBuffers> next = ahead.poll();
        if (next == null) {
            return Optional.empty();
        }
        current = await(next);
        return Optional.of(current);
    }

    @Override
    public void close() {
        workers.close();
        decompressor.close();
        pool.close();
    }

    private void readAhead() {
        while (left.hasNext()) {
            Optional<FrameBuffers> buffers = pool.poll();
            if (buffers.isEmpty()) {
                return;
            }
            SeekTable.Frame frame = left.next();
            ahead.add(workers.submit(() -> read(frame, buffers.get())));
        }
    }

    private FrameBuffers read(SeekTable.Frame frame, FrameBuffers buffers) throws IOException {
        try {
            buffers.stored().limit(frame.storedBytes());
            ExactReads.fill(file, frame.offset(), buffers.stored());
            buffers.stored().flip();
            decompressor.decompress(buffers, frame.plainBytes());
            return buffers;
        } catch (DamagedException e) {
            throw new DamagedException(
                    "frame " + frame.number() + " at byte " + frame.offset() + " is damaged: " + e.getMessage(), e);
        }
    }

    private static int largest(List<SeekTable.Frame> frames, ToIntFunction<SeekTable.Frame> size) {
        return frames.stream().mapToInt(size).max().orElse(0);
    }

    private static FrameBuffers await(Future<FrameBuffers> frame) throws IOException {
        try {
            return frame.get();
        } catch (InterruptedException e) {
            throw Interrupted.during("reading a backup", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
