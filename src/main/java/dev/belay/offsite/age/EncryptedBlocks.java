package dev.belay.offsite.age;

import dev.belay.offsite.Content;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;

/**
 * The payload of one encrypted file, block by block. A thread of its own reads and encrypts the next blocks while the one
 * before is sent.
 */
final class EncryptedBlocks implements AutoCloseable {
    static final int CHUNK_BYTES = 64 * 1024;
    static final int TAG_BYTES = 16;
    private static final int CHUNKS = 16;
    private static final int BLOCK_BYTES = CHUNKS * CHUNK_BYTES;
    private static final int AHEAD = 3;
    private static final int COUNTER_BYTES = 11;

    private final Content plain;
    private final SecretKey key;
    private final long blocks;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("encrypt").daemon().factory());
    private final Deque<Future<ByteBuffer>> ahead = new ArrayDeque<>();
    private long asked;

    EncryptedBlocks(Content plain, SecretKey key) {
        this.plain = plain;
        this.key = key;
        this.blocks = Math.max(1, (plain.bytes() + BLOCK_BYTES - 1) / BLOCK_BYTES);
    }

    /** How many bytes {@code plain} ones become. */
    static long bytes(long plain) {
        return plain + TAG_BYTES * Math.max(1, (plain + CHUNK_BYTES - 1) / CHUNK_BYTES);
    }

    /** Begins with the first block again. */
    void restart() {
        quiet();
        asked = 0;
    }

    /** The next block. */
    ByteBuffer next() throws IOException {
        while (ahead.size() < AHEAD && asked < blocks) {
            long block = asked++;
            ahead.add(worker.submit(() -> encrypt(block)));
        }
        try {
            return ahead.remove().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the encryption was interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException known ? known : new IOException(e.getCause());
        }
    }

    private ByteBuffer encrypt(long block) throws IOException, GeneralSecurityException {
        long begin = block * BLOCK_BYTES;
        ByteBuffer in = plain.read(begin, BLOCK_BYTES);
        ByteBuffer out = ByteBuffer.allocate((int) bytes(in.remaining()));
        Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
        long chunk = block * CHUNKS;
        int end = in.limit();
        do {
            in.limit(Math.min(end, in.position() + CHUNK_BYTES));
            boolean last = begin + in.limit() == plain.bytes();
            cipher.init(Cipher.ENCRYPT_MODE, key, nonce(chunk++, last));
            cipher.doFinal(in, out);
        } while (in.position() < end);
        return out.flip();
    }

    /** The number of the chunk, and whether it is the last one. */
    private static IvParameterSpec nonce(long chunk, boolean last) {
        return new IvParameterSpec(ByteBuffer.allocate(COUNTER_BYTES + 1)
                .putLong(COUNTER_BYTES - Long.BYTES, chunk)
                .put(COUNTER_BYTES, (byte) (last ? 1 : 0))
                .array());
    }

    /** Waits until nobody reads what is encrypted: its owner may close it then. */
    private void quiet() {
        ahead.forEach(block -> block.cancel(false));
        ahead.clear();
    }

    @Override
    public void close() {
        quiet();
        worker.close();
    }
}
