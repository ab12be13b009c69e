package dev.belay.offsite;

class PacedStoreTest extends OffsiteStoreContract {
    private final MemoryStore memory = new MemoryStore();
    private final OffsiteStore store = new PacedStore(memory, (bytes, cancel) -> {});

    @Override
    protected OffsiteStore store() {
        return store;
    }

    @Override
    protected void alter(StorePath path) {
        memory.alter(path);
    }
}
