package dev.belay.offsite;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of a file that is sent from one end to the other. While one is moved, another thread reads and hashes the
 * next; until this is closed, nobody else reads the file.
 */
public final class Pieces implements AutoCloseable {
    private static final int PIECE_BYTES = 1024 * 1024;
    private static final int AT_ONCE = 3;

    private final Outgoing outgoing;
    private final ByteBuffer[] ring = new ByteBuffer[AT_ONCE];
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Semaphore filled = new Semaphore(0);
    private final Thread reader;
    private volatile boolean over;
    private volatile @Nullable Throwable fault;
    private int taken;

    /** Those from {@code offset} on. */
    public Pieces(Outgoing outgoing, long offset) {
        this.outgoing = outgoing;
        int size = (int) Math.min(PIECE_BYTES, outgoing.bytes() - offset);
        Arrays.setAll(ring, n -> ByteBuffer.allocate(size));
        this.reader = Thread.ofPlatform().daemon().name("read-ahead").start(() -> read(offset));
    }

    private void read(long offset) {
        try {
            long at = offset;
            for (int n = 0; at < outgoing.bytes(); n++) {
                free.acquireUninterruptibly();
                if (over) {
                    return;
                }
                ByteBuffer piece = ring[n % AT_ONCE].clear();
                piece.put(outgoing.look(at, piece.capacity())).flip();
                at += piece.remaining();
                filled.release();
            }
        } catch (StoreException | RuntimeException e) {
            fault = e;
            filled.release();
        }
    }

    /** The next one, when it may be moved. There has to be one; it is good until the next call. */
    public ByteBuffer next() throws StoreException {
        if (taken > 0) {
            free.release();
        }
        filled.acquireUninterruptibly();
        throwFault();
        ByteBuffer piece = ring[taken % AT_ONCE];
        taken++;
        outgoing.pace(piece.remaining());
        return piece;
    }

    private void throwFault() throws StoreException {
        switch (fault) {
            case null -> {}
            case StoreException told -> throw told;
            case RuntimeException broken -> throw broken;
            default -> throw new IllegalStateException(fault);
        }
    }

    /** Returns when the other thread has ended. */
    @Override
    public void close() {
        over = true;
        free.release();
        boolean interrupted = Thread.interrupted();
        while (reader.isAlive()) {
            try {
                reader.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
