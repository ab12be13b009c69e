package dev.belay.web.console;

import dev.belay.base.BelayException;
import dev.belay.offsite.Found;
import dev.belay.offsite.recovery.Fetching;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What lies in stores, read in the background: a store with thousands of backups takes its time. */
final class StoreListings {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Fetching fetching;
    private final Clock clock;
    private final Map<String, Listing> all = new ConcurrentHashMap<>();

    StoreListings(Fetching fetching, Clock clock) {
        this.fetching = fetching;
        this.clock = clock;
    }

    private record Listing(FutureTask<List<Found>> work, Instant began) {}

    /**
     * What {@code store} holds; empty while that is still being read.
     *
     * @throws BelayException when it could not be read
     */
    Optional<List<Found>> of(String store) {
        Instant now = clock.instant();
        FutureTask<List<Found>> work = all.compute(
                        store,
                        (_, last) -> last == null
                                        || (last.work().isDone()
                                                && last.began().plus(FRESH).isBefore(now))
                                ? begin(store, now)
                                : last)
                .work();
        try {
            return Optional.of(work.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            all.remove(store);
            throw e.getCause() instanceof BelayException told ? told : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Whether what was begun to be read is there by now. */
    boolean read(String store) {
        Listing listing = all.get(store);
        return listing == null || listing.work().isDone();
    }

    /** The next look reads it anew. */
    void forget(String store) {
        all.remove(store);
    }

    private Listing begin(String store, Instant now) {
        FutureTask<List<Found>> work = new FutureTask<>(() -> fetching.found(store, null));
        Thread.ofPlatform().name("the listing of " + store).daemon().start(work);
        return new Listing(work, now);
    }
}
