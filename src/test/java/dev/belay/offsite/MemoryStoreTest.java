package dev.belay.offsite;

class MemoryStoreTest extends OffsiteStoreContract {
    private final MemoryStore store = new MemoryStore();

    @Override
    protected OffsiteStore store() {
        return store;
    }

    @Override
    protected void alter(StorePath path) {
        store.alter(path);
    }
}
