package dev.belay.offsite.recovery;

import dev.belay.offsite.ForwardingStore;
import dev.belay.offsite.OffsiteStore;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StoredObject;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** A store whose larger files break off after a random number of bytes, again and again. */
final class BreakingStore extends ForwardingStore {
    private static final int SMALL = 20_000;

    private final Random random;
    private final AtomicLong given = new AtomicLong();

    BreakingStore(OffsiteStore store, long seed) {
        super(store);
        this.random = new Random(seed);
    }

    /** How many bytes of larger files were given in all. */
    long given() {
        return given.get();
    }

    @Override
    public InputStream open(StoredObject object, long offset) throws StoreException {
        InputStream whole = super.open(object, offset);
        return object.bytes() < SMALL ? whole : new Breaking(whole, 1 + random.nextInt((int) object.bytes()));
    }

    private final class Breaking extends FilterInputStream {
        private int left;

        Breaking(InputStream in, int left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0) {
                throw new IOException("connection reset");
            }
            int count = super.read(into, offset, Math.min(left, length));
            left -= Math.max(0, count);
            given.addAndGet(Math.max(0, count));
            return count;
        }
    }
}
