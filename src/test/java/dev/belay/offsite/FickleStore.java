package dev.belay.offsite;

import dev.belay.offsite.StoreException.Kind;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A store that fails now and then, before it did what it was asked or after, and in the middle of a file. */
final class FickleStore extends ForwardingStore {
    private static final Kind[] KINDS = {
        Kind.TRANSIENT, Kind.TRANSIENT, Kind.TRANSIENT, Kind.FULL, Kind.REVOKED, Kind.DENIED, Kind.BROKEN
    };
    private static final int ONE_OF = 12;

    private final Random random;

    FickleStore(OffsiteStore store, Random random) {
        super(store);
        this.random = random;
    }

    private void perhaps() throws StoreException {
        if (random.nextInt(ONE_OF) == 0) {
            // longer than any retry waits: whoever asked has to come back later
            throw failure(KINDS[random.nextInt(KINDS.length)]);
        }
    }

    private void cutPerhaps() {
        if (random.nextInt(ONE_OF) == 0) {
            throw new Cut();
        }
    }

    private static StoreException failure(Kind kind) {
        return kind == Kind.TRANSIENT
                ? StoreException.passing("it is busy", Duration.ofMinutes(10), null)
                : new StoreException(kind, "it is " + kind, "");
    }

    @Override
    public Probe probe(Transfer transfer) throws StoreException {
        perhaps();
        return super.probe(transfer);
    }

    @Override
    public Placed put(StorePath path, Content content, Bookmark bookmark, Transfer transfer) throws StoreException {
        perhaps();
        Transfer watched = new Transfer(
                moved -> {
                    transfer.moved().accept(moved);
                    cutPerhaps();
                },
                transfer.cancel(),
                transfer.pace());
        try {
            Placed placed = super.put(path, content, bookmark, watched);
            perhaps();
            return placed;
        } catch (Cut cut) {
            throw failure(Kind.TRANSIENT);
        }
    }

    @Override
    public void prove(Placed placed, Transfer transfer) throws StoreException {
        perhaps();
        super.prove(placed, transfer);
        perhaps();
    }

    @Override
    public Optional<StoredObject> find(StorePath path) throws StoreException {
        perhaps();
        return super.find(path);
    }

    @Override
    public List<StoredObject> list(String folder) throws StoreException {
        perhaps();
        return super.list(folder);
    }

    @Override
    public InputStream open(StoredObject object, long offset) throws StoreException {
        perhaps();
        return super.open(object, offset);
    }

    /** The connection is cut right after a chunk arrived. */
    private static final class Cut extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
