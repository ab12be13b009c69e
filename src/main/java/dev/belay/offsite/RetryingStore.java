package dev.belay.offsite;

import dev.belay.offsite.StoreException.Kind;
import dev.belay.operation.CancelSignal;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A store that tries again what may go through the next time, and nothing else. An upload that gets on between two
 * faults may have as many of them as it likes. A probe is tried once: a person waits for its answer.
 */
final class RetryingStore extends ForwardingStore {
    private final Backoff backoff;
    private final Pause pause;
    private final CancelSignal closed = new CancelSignal();

    RetryingStore(OffsiteStore store, Backoff backoff, Pause pause) {
        super(store);
        this.backoff = backoff;
        this.pause = pause;
    }

    @Override
    public Placed put(StorePath path, Content content, Bookmark bookmark, Transfer transfer) throws StoreException {
        AtomicLong furthest = new AtomicLong();
        Transfer watched = watched(transfer, furthest);
        return retrying(transfer.cancel(), furthest, () -> super.put(path, content, bookmark, watched));
    }

    @Override
    public void prove(Placed placed, Transfer transfer) throws StoreException {
        retrying(transfer.cancel(), () -> {
            super.prove(placed, transfer);
            return placed;
        });
    }

    @Override
    public Optional<StoredObject> find(StorePath path) throws StoreException {
        return retrying(closed, () -> super.find(path));
    }

    @Override
    public List<StoredObject> list(String folder) throws StoreException {
        return retrying(closed, () -> super.list(folder));
    }

    @Override
    public List<String> folders() throws StoreException {
        return retrying(closed, super::folders);
    }

    @Override
    public InputStream open(StoredObject object, long offset) throws StoreException {
        return retrying(closed, () -> super.open(object, offset));
    }

    @Override
    public void delete(StoredObject object) throws StoreException {
        retrying(closed, () -> {
            super.delete(object);
            return object;
        });
    }

    @Override
    public void close() {
        closed.raise();
        super.close();
    }

    private static Transfer watched(Transfer transfer, AtomicLong furthest) {
        return new Transfer(
                bytes -> {
                    furthest.accumulateAndGet(bytes, Math::max);
                    transfer.moved().accept(bytes);
                },
                transfer.cancel(),
                transfer.pace());
    }

    private <T> T retrying(CancelSignal cancel, Call<T> call) throws StoreException {
        return retrying(cancel, new AtomicLong(), call);
    }

    private <T> T retrying(CancelSignal cancel, AtomicLong furthest, Call<T> call) throws StoreException {
        int failed = 0;
        long before = 0;
        while (true) {
            try {
                return call.once();
            } catch (StoreException e) {
                failed = furthest.get() > before ? 1 : failed + 1;
                before = furthest.get();
                rest(e, failed, cancel);
            }
        }
    }

    /** Returns when it is to be tried again; throws what happened when it is not. */
    private void rest(StoreException why, int failed, CancelSignal cancel) throws StoreException {
        Optional<Duration> wait = why.kind() == Kind.TRANSIENT
                ? backoff.after(failed, why.retryAfter().orElse(null))
                : Optional.empty();
        if (wait.isEmpty()) {
            throw why;
        }
        if (pause.pass(wait.get(), cancel)) {
            throw new StoreException(Kind.CANCELLED, "the transfer was ended", "");
        }
    }

    /** Something that a store is asked. */
    @FunctionalInterface
    private interface Call<T> {
        T once() throws StoreException;
    }
}
