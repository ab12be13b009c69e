package dev.belay.offsite;

import dev.belay.base.Actor;
import dev.belay.offsite.OffsiteSettings.Store;
import java.util.ArrayList;
import java.util.List;

/** The stores that a test names. */
final class FixedSetup implements StoreSetup {
    private final List<Store> stores = new ArrayList<>();

    FixedSetup(Store... stores) {
        this.stores.addAll(List.of(stores));
    }

    @Override
    public synchronized List<Store> all() {
        return List.copyOf(stores);
    }

    @Override
    public boolean changeable(String name) {
        return true;
    }

    @Override
    public synchronized void save(Store store, Actor actor) {
        forget(store.name(), actor);
        stores.add(store);
    }

    @Override
    public synchronized void forget(String name, Actor actor) {
        stores.removeIf(store -> store.name().equals(name));
    }
}
