package dev.belay.offsite;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.offsite.OffsiteSettings.Store;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The stores by name, each opened once: it retries what may go through the next time and keeps to its limits. One whose
 * settings changed is opened anew, and the old one closed when nobody uses it any more.
 */
public final class Stores implements AutoCloseable {
    private final StoreSetup setup;
    private final StoreOpener opener;
    private final Sealing sealing;
    private final Clock clock;
    private final Map<String, Shared> open = new HashMap<>();

    /** @param clock in whose zone the hours of limits are meant */
    public Stores(StoreSetup setup, StoreOpener opener, Sealing sealing, Clock clock) {
        this.setup = setup;
        this.opener = opener;
        this.sealing = sealing;
        this.clock = clock;
    }

    /** The stores there are. */
    public StoreSetup setup() {
        return setup;
    }

    /** Whether what is sent to {@code store} from now on is encrypted. */
    public boolean seals(Store store) {
        return sealing.seals(store);
    }

    /** The settings of the store called {@code name}; {@link ErrorCode#NOT_FOUND} when there is none. */
    public Store find(String name) {
        return setup.all().stream()
                .filter(store -> store.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BelayException(
                        ErrorCode.NOT_FOUND,
                        "there is no store called " + name,
                        "belay offsite status lists those there are"));
    }

    /** The store called {@code name}, to be closed by whoever asks; {@link ErrorCode#NOT_FOUND} when there is none. */
    public OpenStore use(String name) {
        Store settings = find(name);
        return lend(settings);
    }

    /**
     * A store that nobody has kept yet, such as one that is about to be connected: whoever waits for it is told at once
     * what is wrong, and so nothing is tried again. The caller closes it.
     */
    public OpenStore tried(Store draft) {
        OffsiteStore store = opener.open(draft.target());
        return new OpenStore(draft, store, sealing, store::close);
    }

    private synchronized OpenStore lend(Store settings) {
        Shared shared = open.get(settings.name());
        if (shared == null || !shared.settings.equals(settings)) {
            if (shared != null) {
                shared.retire();
            }
            shared = new Shared(settings, decorated(settings));
            open.put(settings.name(), shared);
        }
        return shared.lend();
    }

    private OffsiteStore decorated(Store settings) {
        OffsiteStore bare = opener.open(settings.target());
        OffsiteStore paced = settings.bandwidth().isEmpty()
                ? bare
                : new PacedStore(bare, new BandwidthPace(settings.bandwidth(), clock, System::nanoTime, Pause.STEADY));
        return new RetryingStore(paced, Backoff.ofCalls(RandomGenerator.getDefault()), Pause.STEADY);
    }

    @Override
    public synchronized void close() {
        open.values().forEach(Shared::retire);
        open.clear();
    }

    /** A store, and how many use it. Guarded by the stores. */
    private final class Shared {
        private final Store settings;
        private final OffsiteStore store;
        private int users;
        private boolean retired;

        Shared(Store settings, OffsiteStore store) {
            this.settings = settings;
            this.store = store;
        }

        OpenStore lend() {
            users++;
            return new OpenStore(settings, store, sealing, this::release);
        }

        void retire() {
            retired = true;
            if (users == 0) {
                store.close();
            }
        }

        private void release() {
            synchronized (Stores.this) {
                users--;
                if (retired && users == 0) {
                    store.close();
                }
            }
        }
    }
}
