package dev.belay.offsite;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** A store that does what another does; whoever extends it changes what it has to. */
public abstract class ForwardingStore implements OffsiteStore {
    private final OffsiteStore store;

    protected ForwardingStore(OffsiteStore store) {
        this.store = store;
    }

    @Override
    public String place() {
        return store.place();
    }

    @Override
    public boolean resumes() {
        return store.resumes();
    }

    @Override
    public Probe probe(Transfer transfer) throws StoreException {
        return store.probe(transfer);
    }

    @Override
    public Placed put(StorePath path, Content content, Bookmark bookmark, Transfer transfer) throws StoreException {
        return store.put(path, content, bookmark, transfer);
    }

    @Override
    public void prove(Placed placed, Transfer transfer) throws StoreException {
        store.prove(placed, transfer);
    }

    @Override
    public Optional<StoredObject> find(StorePath path) throws StoreException {
        return store.find(path);
    }

    @Override
    public List<StoredObject> list(String folder) throws StoreException {
        return store.list(folder);
    }

    @Override
    public List<String> folders() throws StoreException {
        return store.folders();
    }

    @Override
    public InputStream open(StoredObject object, long offset) throws StoreException {
        return store.open(object, offset);
    }

    @Override
    public void delete(StoredObject object) throws StoreException {
        store.delete(object);
    }

    @Override
    public void close() {
        store.close();
    }
}
