package dev.belay.offsite;

import dev.belay.offsite.StoreException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A file on its way to a store: before each piece it asks whether it is to end and whether it may go on. Its pieces are
 * read by one thread, and may be sent by several.
 */
public final class Outgoing {
    private final Content content;
    private final Transfer transfer;

    public Outgoing(Content content, Transfer transfer) {
        this.content = content;
        this.transfer = transfer;
    }

    /** How many bytes there are in all. */
    public long bytes() {
        return content.bytes();
    }

    /** Returns when {@code count} bytes may be moved. */
    public synchronized void pace(int count) throws StoreException {
        transfer.check();
        transfer.pace().before(count, transfer.cancel());
        transfer.check();
    }

    /**
     * The piece at {@code offset}; fewer than {@code count} bytes only at the end.
     *
     * @return good until the next call
     */
    public ByteBuffer look(long offset, int count) throws StoreException {
        transfer.check();
        try {
            return content.read(offset, count);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Of the whole; throws {@link Kind#SOURCE} when that is not what it should be. */
    public Fingerprint fingerprint() throws StoreException {
        try {
            return content.fingerprint();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Tells that {@code bytes} of the whole have arrived. */
    public synchronized void arrived(long bytes) {
        transfer.moved().accept(bytes);
    }

    private static StoreException unreadable(IOException e) {
        return e instanceof StoreException told
                ? told
                : new StoreException(
                        Kind.SOURCE, "the file that is to be copied cannot be read", "verify the backup", e);
    }
}
