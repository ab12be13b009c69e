package dev.belay.dump;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream on a thread of its own, a few buffers ahead, so that decompressing and scanning go on at the same time.
 * For one reader.
 */
final class ReadAhead extends InputStream {
    private static final int BUFFERS = 4;
    private static final int BUFFER_BYTES = 256 * 1024;
    private static final int END = -1;

    /** One buffer on its way; with no bytes it is the end, and the failure tells whether a good one. */
    private static final class Chunk {
        private final byte[] bytes = new byte[BUFFER_BYTES];
        private int length;
        private @Nullable Throwable failure;
    }

    private final InputStream in;
    private final Function<IOException, RuntimeException> failures;
    private final BlockingQueue<Chunk> empty = new ArrayBlockingQueue<>(BUFFERS);
    private final BlockingQueue<Chunk> full = new ArrayBlockingQueue<>(BUFFERS);
    private final Thread producer;
    private @Nullable Chunk current;
    private int position;
    private boolean ended;

    /** Closes {@code in} when it is closed; what {@code in} fails with reaches the reader through {@code failures}. */
    ReadAhead(InputStream in, Function<IOException, RuntimeException> failures) {
        this.in = in;
        this.failures = failures;
        for (int i = 0; i < BUFFERS; i++) {
            empty.add(new Chunk());
        }
        this.producer = Thread.ofPlatform().daemon().name("dump-read-ahead").start(this::produce);
    }

    private void produce() {
        try {
            int read;
            do {
                Chunk chunk = empty.take();
                read = fill(chunk);
                full.put(chunk);
            } while (read > 0);
        } catch (InterruptedException e) {
            // close() asks for it: nobody waits for more
            Thread.currentThread().interrupt();
        }
    }

    private int fill(Chunk chunk) {
        chunk.length = 0;
        try {
            chunk.length = in.readNBytes(chunk.bytes, 0, chunk.bytes.length);
        } catch (IOException | RuntimeException | Error e) {
            chunk.failure = e;
        }
        return chunk.length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? END : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        Chunk chunk = chunk();
        if (chunk == null) {
            return END;
        }
        int count = Math.min(length, chunk.length - position);
        System.arraycopy(chunk.bytes, position, target, offset, count);
        position += count;
        return count;
    }

    /** One with bytes to read, or none at the end. */
    private @Nullable Chunk chunk() {
        if (!ended && (current == null || position == current.length)) {
            exchange();
        }
        return ended ? null : current;
    }

    private void exchange() {
        try {
            if (current != null) {
                empty.put(current);
            }
            Chunk next = full.take();
            current = next;
            position = 0;
            ended = next.length == 0;
            rethrow(next.failure);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading a dump", e);
        }
    }

    private void rethrow(@Nullable Throwable failure) {
        switch (failure) {
            case null -> {}
            case IOException e -> throw failures.apply(e);
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        producer.interrupt();
        try {
            producer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        in.close();
    }
}
