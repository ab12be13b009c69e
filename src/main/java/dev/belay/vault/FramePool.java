package dev.belay.vault;

import java.io.InterruptedIOException;
import java.lang.foreign.Arena;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * A bounded number of frame buffers, made when they are first needed and used again: this bound is what keeps memory
 * the same for every size of database. One thread takes, any thread gives back.
 */
final class FramePool implements AutoCloseable {
    private final Arena arena = Arena.ofShared();
    private final BlockingQueue<FrameBuffers> idle;
    private final int plainBytes;
    private final int storedBytes;
    private int allowed;

    /** At most {@code frames} of them, each with room for so many bytes. */
    FramePool(int frames, int plainBytes, int storedBytes) {
        this.idle = new ArrayBlockingQueue<>(frames);
        this.plainBytes = plainBytes;
        this.storedBytes = storedBytes;
        this.allowed = frames;
    }

    /** Empty buffers; waits until some are given back when all are in use. */
    FrameBuffers take() throws InterruptedIOException {
        Optional<FrameBuffers> free = poll();
        return free.isPresent() ? free.get() : await();
    }

    /** Empty buffers, unless all are in use. */
    Optional<FrameBuffers> poll() {
        FrameBuffers buffers = idle.poll();
        if (buffers == null && allowed > 0) {
            allowed--;
            buffers = FrameBuffers.allocate(arena, plainBytes, storedBytes);
        }
        return Optional.ofNullable(buffers);
    }

    void give(FrameBuffers buffers) {
        buffers.clear();
        idle.add(buffers);
    }

    /** Frees the memory, once. Nobody may use any of it any more. */
    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }

    private FrameBuffers await() throws InterruptedIOException {
        try {
            return idle.take();
        } catch (InterruptedException e) {
            throw Interrupted.during("compressing a backup", e);
        }
    }
}
