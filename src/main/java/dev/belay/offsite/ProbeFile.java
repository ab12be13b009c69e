package dev.belay.offsite;

import dev.belay.base.Sha256;
import dev.belay.offsite.StoreException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The file of one byte by which a store is tried. It has one name, so that a store that only grows keeps one of them. */
public final class ProbeFile {
    private static final StorePath PATH = StorePath.top("belay-probe");

    private ProbeFile() {}

    /**
     * What came of it.
     *
     * @param object as the store told it; its time is one of the store's own clock
     * @param deleted whether it could be deleted again
     */
    public record Tried(StoredObject object, boolean deleted) {}

    /** Writes it, reads it back and deletes it. */
    public static Tried tryOn(OffsiteStore store, Transfer transfer) throws StoreException {
        Placed placed = store.put(PATH, new OneByte(), new NoBookmark(), transfer);
        try (InputStream in = store.open(placed.object(), 0)) {
            ReadBack.compare(in, placed, transfer);
        } catch (IOException e) {
            throw StoreException.orPassing(e, "the file that was written to try the store cannot be read back");
        }
        return new Tried(placed.object(), deleted(store, placed.object()));
    }

    /** Whether a store is not to tell of {@code path}: a probe that it could not delete. */
    public static boolean is(StorePath path) {
        return path.equals(PATH);
    }

    private static boolean deleted(OffsiteStore store, StoredObject object) throws StoreException {
        try {
            store.delete(object);
            return true;
        } catch (StoreException e) {
            if (e.kind() == Kind.DENIED) {
                return false;
            }
            throw e;
        }
    }

    private static final class OneByte extends WindowedContent {
        private static final byte BYTE = '\n';
        private static final Sha256 DIGEST = Sha256.of(new byte[] {BYTE});

        OneByte() {
            super(1);
        }

        @Override
        protected void fill(long position, ByteBuffer into) {
            while (into.hasRemaining()) {
                into.put(BYTE);
            }
        }

        @Override
        protected void check(Fingerprint whole) {
            if (!whole.sha256().equals(DIGEST.hex())) {
                throw new IllegalStateException("one byte is another one");
            }
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    /** Nothing goes on with a probe. */
    private static final class NoBookmark implements Bookmark {
        private @Nullable String text;

        @Override
        public Optional<String> read() {
            return Optional.ofNullable(text);
        }

        @Override
        public void write(String next) {
            text = next;
        }

        @Override
        public void clear() {
            text = null;
        }
    }
}
