package dev.belay.offsite;

import dev.belay.audit.AuditLog;
import dev.belay.audit.Audited;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.offsite.OffsiteSettings.Store;
import dev.belay.operation.CancelSignal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after the stores: whether they still let Belay in, what they really hold, and what their retention gives up. */
public final class StoreUpkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreUpkeep.class);
    private static final Duration AGAIN = Duration.ofHours(1);

    private final CopyTools tools;
    private final Reconciliation reconciliation;
    private final OffsiteRetention retention;
    private final AuditLog audit;
    private final Duration every;
    private final Clock clock;
    private final CancelSignal over = new CancelSignal();

    /** @param every how often stores are compared with what is believed */
    public StoreUpkeep(CopyTools tools, AuditLog audit, Duration every, Clock clock) {
        this.tools = tools;
        this.reconciliation = new Reconciliation(tools, clock);
        this.retention = new OffsiteRetention(tools, audit, clock);
        this.audit = audit;
        this.every = every;
        this.clock = clock;
    }

    /** Looks after the stores that are due, one after the other; one that fails does not hold up the others. */
    public void tick() {
        for (Store store : tools.stores().setup().all()) {
            if (!over.raised() && due(tools.book().facts(store.name()))) {
                lookAfter(store.name());
            }
        }
    }

    private boolean due(StoreFacts facts) {
        Instant tried = facts.tried();
        boolean through = tried != null && tried.equals(facts.compared());
        Duration wait = through || AGAIN.compareTo(every) > 0 ? every : AGAIN;
        // one that lies ahead shows that the clock went back
        return !facts.paused()
                && (tried == null || !clock.instant().isBefore(tried.plus(wait)) || tried.isAfter(clock.instant()));
    }

    private void lookAfter(String name) {
        try (OpenStore store = tools.stores().use(name)) {
            Reconciled found = reconciliation.run(store, over);
            if (found.missing() + found.damaged() > 0) {
                LOG.warn("{}: {} copies are missing and {} damaged", name, found.missing(), found.damaged());
            }
            int removed = retention.run(store);
            if (removed > 0) {
                LOG.info("retention in {}: removed {}", name, removed);
            }
        } catch (BelayException e) {
            LOG.warn("{} is looked after later: {}", name, e.sentence());
        }
    }

    /**
     * Compares what {@code name} holds with what is believed, now.
     *
     * @throws BelayException {@link ErrorCode#NOT_FOUND}, {@link ErrorCode#BUSY} or {@link ErrorCode#OFFSITE_FAILED}
     */
    Reconciled compare(String name, Actor actor) {
        tools.stores().find(name);
        return new Audited(audit, actor, "offsite.reconcile", name, "").run(() -> {
            try (OpenStore store = tools.stores().use(name)) {
                return reconciliation.run(store, over);
            }
        });
    }

    /** Asks a store whether it lets Belay in; what it answers is remembered. */
    Probe probe(String name, Actor actor) {
        tools.stores().find(name);
        return new Audited(audit, actor, "offsite.test", name, "").run(() -> {
            try (OpenStore store = tools.stores().use(name)) {
                return reconciliation.probe(store, over);
            }
        });
    }

    /** Ends what is under way. */
    @Override
    public void close() {
        over.raise();
    }
}
