package dev.belay.offsite;

import dev.belay.base.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The bytes of one file on its way to a store, from one open handle. They are the same each time that they are read,
 * also in another process and when they are encrypted. Whoever made it closes it. Not safe for several threads.
 */
public interface Content extends AutoCloseable {

    /** How many bytes there are in all. */
    long bytes();

    /** The digest that all of it must have, when that is known before it is read. */
    default Optional<Sha256> expected() {
        return Optional.empty();
    }

    /**
     * The {@code count} bytes from {@code offset} on, fewer only at the end. They are read and hashed once as long as
     * {@code offset} goes forward or back to that of the call before; elsewhere everything before it is read again.
     *
     * @return good until the next call; position 0, limit at the count
     * @throws StoreException {@link StoreException.Kind#SOURCE} when it ends early, or when the last byte was read and
     *     the whole is not the file that it should be
     * @throws IOException when it cannot be read
     */
    ByteBuffer read(long offset, int count) throws IOException;

    /**
     * Of all that was read; reads what was not read yet. A store asks for it before it lets a file appear.
     *
     * @throws IOException as {@link #read}
     */
    Fingerprint fingerprint() throws IOException;

    @Override
    void close() throws IOException;
}
