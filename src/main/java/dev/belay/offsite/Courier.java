package dev.belay.offsite;

import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.offsite.OffsiteSettings.Store;
import dev.belay.operation.CancelSignal;
import dev.belay.operation.DatabaseLock.Held;
import dev.belay.vault.BackupId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings copies to their stores: one file at a time to each store, whichever process sends it, and to several stores at
 * once. Holds no lock that a backup wants.
 */
public final class Courier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CopyTools tools;
    private final Clock clock;
    private final Orders orders;
    private final Shipment shipment;
    private final Rates rates = new Rates(System::nanoTime);
    private final CancelSignal over = new CancelSignal();
    private final Map<String, Thread> at = new ConcurrentHashMap<>();

    public Courier(CopyTools tools, Clock clock) {
        this.tools = tools;
        this.clock = clock;
        this.orders = new Orders(tools.folder(), tools.copies(), clock);
        this.shipment = new Shipment(tools, rates, clock);
    }

    /** Begins to send what is due, in threads of their own; returns at once. */
    public void tick() {
        for (Store store : tools.stores().setup().all()) {
            if (!over.raised()) {
                at.compute(
                        store.name(), (name, running) -> running != null && running.isAlive() ? running : begin(name));
            }
        }
    }

    private Thread begin(String store) {
        Thread thread = new Thread(() -> told(store), "copies to " + store);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void told(String store) {
        try {
            drain(store);
        } catch (RuntimeException e) {
            LOG.error("copies to {} did not go on and are tried again", store, e);
        }
    }

    /** Sends what is due to {@code store}, in this thread, each copy once, unless somebody else sends there. */
    void drain(String store) {
        Set<BackupId> sent = new HashSet<>();
        Optional<BackupId> last = sendOne(store);
        while (last.isPresent() && sent.add(last.get()) && !over.raised()) {
            last = sendOne(store);
        }
    }

    /** Sends the copy that is due first; whose it was. */
    private Optional<BackupId> sendOne(String name) {
        orders.renew(tools.stores().find(name));
        Optional<Held> held = next(name).flatMap(_ -> tryTake(name));
        if (held.isEmpty()) {
            return Optional.empty();
        }
        try (Held _ = held.get();
                OpenStore store = tools.stores().use(name)) {
            return next(name).map(copy -> ship(store, copy, over).backup());
        }
    }

    private Optional<Copy> next(String store) {
        return CopyPlan.next(tools.copies().pending(store), tools.book().facts(store), clock.instant());
    }

    private Optional<Held> tryTake(String store) {
        return tools.locks()
                .tryTake(
                        lock(store),
                        "copies by " + Actor.belay().name(),
                        clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    /** Under this name {@code store} is held while a file is sent there. */
    static String lock(String store) {
        return "copies/" + store;
    }

    /** Sends one copy, unless the store is paused, forgotten or changed, or {@code cancel} is raised. */
    private Copy ship(OpenStore store, Copy copy, CancelSignal cancel) {
        CancelSignal stop = new CancelSignal();
        CancelSignal done = new CancelSignal();
        try (CancelSignal.Registration _ = cancel.onCancel(stop::raise);
                CancelSignal.Registration _ = over.onCancel(stop::raise)) {
            Thread _ = Thread.ofVirtual().name("watch on " + store.name()).start(() -> watch(store, stop, done));
            try {
                return shipment.send(store, copy, stop);
            } finally {
                done.raise();
            }
        }
    }

    private void watch(OpenStore store, CancelSignal stop, CancelSignal done) {
        while (!done.await(LOOK) && !stop.raised()) {
            try {
                boolean same = tools.stores().setup().all().contains(store.settings());
                if (!same || tools.book().facts(store.name()).paused()) {
                    stop.raise();
                }
            } catch (BelayException e) {
                LOG.warn("whether {} is paused is looked up later: {}", store.name(), e.sentence());
            }
        }
    }

    /**
     * Sends {@code backup} to every store that takes it, now, or waits for the process that sends it; returns when each
     * copy is proven or has failed.
     *
     * @param wanted tells by its name whether a store is meant
     * @param cancel ends the wait; what was begun goes on later
     */
    public SendResult send(BackupId backup, Predicate<String> wanted, CancelSignal cancel) {
        List<Store> stores = tools.stores().setup().all().stream()
                .filter(store -> wanted.test(store.name()))
                .toList();
        stores.forEach(orders::renew);
        List<Callable<Copy>> deliveries = tools.copies().of(backup).stream()
                .filter(copy -> stores.stream().anyMatch(store -> store.name().equals(copy.store())))
                .<Callable<Copy>>map(copy -> () -> deliver(copy, clock.instant(), cancel))
                .toList();
        List<Copy> ended = all(deliveries);
        if (ended.isEmpty()) {
            return new SendResult.Nowhere();
        }
        return ended.stream().allMatch(Copy::proven) ? new SendResult.Proven(ended) : new SendResult.Failed(ended);
    }

    /** The same with every store. */
    SendResult send(BackupId backup, CancelSignal cancel) {
        return send(backup, _ -> true, cancel);
    }

    private static List<Copy> all(List<Callable<Copy>> deliveries) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Copy> ended = new ArrayList<>();
            for (Future<Copy> delivery : threads.invokeAll(deliveries)) {
                ended.add(delivery.get());
            }
            return ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BelayException(ErrorCode.CANCELLED, "the wait for copies was interrupted", "", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof BelayException told ? told : new IllegalStateException(e.getCause());
        }
    }

    /** Waits until the copy is proven or has failed, and sends it as soon as nobody else sends to its store. */
    private Copy deliver(Copy copy, Instant began, CancelSignal cancel) {
        Copy now = latest(copy);
        while (!settled(now, began)) {
            Optional<Held> held = tryTake(copy.store());
            if (held.isPresent()) {
                try (Held _ = held.get();
                        OpenStore store = tools.stores().use(copy.store())) {
                    now = latest(copy);
                    return settled(now, began) ? now : ship(store, now, cancel);
                }
            }
            if (cancel.await(LOOK)) {
                return now;
            }
            now = latest(copy);
        }
        return now;
    }

    private Copy latest(Copy copy) {
        return tools.copies().find(copy.backup(), copy.store()).orElse(copy);
    }

    /** Whether nothing will become of it by itself, as far as this wait goes. */
    private boolean settled(Copy copy, Instant began) {
        return switch (copy.state()) {
            case CopyState.Waiting _, CopyState.Uploading _ ->
                tools.book().facts(copy.store()).paused();
            case CopyState.Failed failed -> !failed.at().isBefore(began);
            case CopyState.Proven _, CopyState.Missing _, CopyState.Damaged _, CopyState.Removed _ -> true;
        };
    }

    /** Writes down which copies should be where, without sending any. */
    public void order() {
        tools.stores().setup().all().forEach(orders::renew);
    }

    /** How fast uploads of this process go, in bytes in a second. */
    long rate(Copy copy) {
        return rates.perSecond(copy.backup(), copy.store());
    }

    /** Lets nothing begin any more, and gives what is on its way a moment to write down how far it is. */
    @Override
    public void close() {
        over.raise();
        for (Thread thread : at.values()) {
            try {
                thread.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
