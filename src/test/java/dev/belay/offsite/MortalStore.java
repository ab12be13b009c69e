package dev.belay.offsite;

import dev.belay.testing.fakes.Acts;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A store whose user can be killed before and after everything that it is asked, and after every chunk. */
final class MortalStore extends ForwardingStore {
    private final Acts acts;

    MortalStore(OffsiteStore store, Acts acts) {
        super(store);
        this.acts = acts;
    }

    @Override
    public Placed put(StorePath path, Content content, Bookmark bookmark, Transfer transfer) throws StoreException {
        acts.act("put " + ending(path));
        Transfer watched = new Transfer(
                moved -> {
                    acts.act("chunk of " + ending(path));
                    transfer.moved().accept(moved);
                },
                transfer.cancel(),
                transfer.pace());
        Placed placed = super.put(path, content, new Mortal(bookmark), watched);
        acts.after("put " + ending(path));
        return placed;
    }

    private static String ending(StorePath path) {
        return path.name().substring(path.name().indexOf('.') + 1);
    }

    @Override
    public void prove(Placed placed, Transfer transfer) throws StoreException {
        acts.act("prove");
        super.prove(placed, transfer);
        acts.after("prove");
    }

    @Override
    public Optional<StoredObject> find(StorePath path) throws StoreException {
        acts.act("find");
        return super.find(path);
    }

    @Override
    public List<StoredObject> list(String folder) throws StoreException {
        acts.act("list");
        return super.list(folder);
    }

    @Override
    public void delete(StoredObject object) throws StoreException {
        acts.act("delete " + ending(object.path()));
        super.delete(object);
        acts.after("delete " + ending(object.path()));
    }

    /** The bookmark of somebody who can be killed. */
    private final class Mortal implements Bookmark {
        private final Bookmark kept;

        Mortal(Bookmark kept) {
            this.kept = kept;
        }

        @Override
        public Optional<String> read() throws IOException {
            return kept.read();
        }

        @Override
        public void write(String text) throws IOException {
            acts.act("bookmark");
            kept.write(text);
            acts.after("bookmark");
        }

        @Override
        public void clear() throws IOException {
            acts.act("clear");
            kept.clear();
        }
    }
}
