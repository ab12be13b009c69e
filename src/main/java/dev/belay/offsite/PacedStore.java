package dev.belay.offsite;

/** A store that moves no more than its limit allows, whoever asks. */
final class PacedStore extends ForwardingStore {
    private final Transfer.Pace limit;

    /** @param limit asked in addition to whatever holds back a single transfer */
    PacedStore(OffsiteStore store, Transfer.Pace limit) {
        super(store);
        this.limit = limit;
    }

    @Override
    public Placed put(StorePath path, Content content, Bookmark bookmark, Transfer transfer) throws StoreException {
        return super.put(path, content, bookmark, paced(transfer));
    }

    @Override
    public void prove(Placed placed, Transfer transfer) throws StoreException {
        super.prove(placed, paced(transfer));
    }

    private Transfer paced(Transfer transfer) {
        return new Transfer(transfer.moved(), transfer.cancel(), (bytes, cancel) -> {
            transfer.pace().before(bytes, cancel);
            limit.before(bytes, cancel);
        });
    }
}
