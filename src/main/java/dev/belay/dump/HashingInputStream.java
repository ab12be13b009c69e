package dev.belay.dump;

import dev.belay.base.Sha256;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Hashes and counts what is read through it. Hashes on a thread of its own: it takes longer than reading a dump. */
final class HashingInputStream extends FilterInputStream {
    private static final int BUFFERS = 4;
    private static final int BUFFER_BYTES = 256 * 1024;

    private static final class Chunk {
        private final byte[] bytes = new byte[BUFFER_BYTES];
        private int length;
    }

    private final MessageDigest digest = Sha256.digest();
    private final BlockingQueue<Chunk> empty = new ArrayBlockingQueue<>(BUFFERS);
    private final BlockingQueue<Chunk> full = new ArrayBlockingQueue<>(BUFFERS);
    private final Thread hasher;
    private Chunk current = new Chunk();
    private long count;

    HashingInputStream(InputStream in) {
        super(in);
        for (int i = 1; i < BUFFERS; i++) {
            empty.add(new Chunk());
        }
        this.hasher = Thread.ofPlatform().daemon().name("dump-hash").start(this::hash);
    }

    private void hash() {
        try {
            for (Chunk chunk = full.take(); chunk.length > 0; chunk = full.take()) {
                digest.update(chunk.bytes, 0, chunk.length);
                chunk.length = 0;
                empty.put(chunk);
            }
        } catch (InterruptedException e) {
            // close() asks for it: nobody wants the digest
            Thread.currentThread().interrupt();
        }
    }

    /** How many bytes were read. */
    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        for (int done = 0; done < read; ) {
            done += keep(buffer, offset + done, read - done);
        }
        count += Math.max(0, read);
        return read;
    }

    private int keep(byte[] buffer, int offset, int length) {
        int kept = Math.min(length, BUFFER_BYTES - current.length);
        System.arraycopy(buffer, offset, current.bytes, current.length, kept);
        current.length += kept;
        if (current.length == BUFFER_BYTES) {
            handOver();
        }
        return kept;
    }

    private void handOver() {
        try {
            full.put(current);
            current = empty.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while hashing a file", e);
        }
    }

    /** Reads what is left, and gives the digest of all; once. */
    Sha256 finish() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        if (current.length > 0) {
            handOver();
        }
        handOver();
        awaitHasher();
        return Sha256.of(digest);
    }

    private void awaitHasher() {
        try {
            hasher.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while hashing a file", e);
        }
    }

    @Override
    public void close() throws IOException {
        hasher.interrupt();
        super.close();
    }
}
