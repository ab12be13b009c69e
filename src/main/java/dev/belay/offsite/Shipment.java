package dev.belay.offsite;

import dev.belay.offsite.CopyState.Failed;
import dev.belay.offsite.CopyState.Proven;
import dev.belay.offsite.CopyState.Removed;
import dev.belay.offsite.CopyState.Uploading;
import dev.belay.offsite.CopyState.Waiting;
import dev.belay.operation.CancelSignal;
import dev.belay.vault.Contents;
import dev.belay.vault.StoredBackup;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one copy: the dump, then the proof that it arrived, then its manifest. How far it is stands in the state before
 * each act, so that whoever goes on after a kill knows what may have been done.
 */
final class Shipment {
    private static final Logger LOG = LoggerFactory.getLogger(Shipment.class);
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_OF_MANY = Duration.ofHours(1);

    private final CopyTools tools;
    private final CopyStore copies;
    private final Rates rates;
    private final Clock clock;

    Shipment(CopyTools tools, Rates rates, Clock clock) {
        this.tools = tools;
        this.copies = tools.copies();
        this.rates = rates;
        this.clock = clock;
    }

    /** Sends {@code copy} to a store to which nobody else sends; how it stands then. */
    Copy send(OpenStore store, Copy copy, CancelSignal cancel) {
        Optional<StoredBackup.Known> here = tools.folder()
                .find(copy.backup())
                .filter(StoredBackup.Known.class::isInstance)
                .map(StoredBackup.Known.class::cast);
        if (here.isEmpty()) {
            return moved(copy, copy.with(new Removed(now(), Orders.GONE)), Orders.GONE);
        }
        try {
            return opened(store, here.get(), copy, cancel);
        } catch (StoreException e) {
            return failed(latest(copy), e);
        } catch (IOException e) {
            LOG.warn("{} cannot be read, or how far it is not be noted", copy.backup(), e);
            return failed(
                    latest(copy), StoreException.passing("the file of " + copy.backup() + " cannot be read", null, e));
        } finally {
            rates.forget(copy.backup(), copy.store());
        }
    }

    /** The file is opened before anything else: what becomes of its name from here on does not matter. */
    private Copy opened(OpenStore store, StoredBackup.Known backup, Copy copy, CancelSignal cancel) throws IOException {
        Contents contents = backup.manifest().contents();
        try (Content content = FileContent.open(backup.file(), contents.storedBytes(), contents.sha256())) {
            Loading loading = new Loading(tools, store, backup, cancel);
            boolean goesOn = copy.placed() != null || loading.begun();
            long sent = copy.state() instanceof Uploading before ? before.sent() : 0;
            Copy begun = (goesOn ? copy : copy.sealed(store.seals())).with(new Uploading(now(), sent, content.bytes()));
            return copies.change(copy, begun, now(), goesOn ? "goes on" : "")
                    ? steps(loading, begun, content)
                    : latest(copy);
        }
    }

    private Copy steps(Loading loading, Copy begun, Content content) throws IOException {
        Placed placed = begun.placed();
        if (placed == null) {
            placed = loading.dump(begun.encrypted(), content, progress(begun), there -> arrived(begun, there));
        } else {
            loading.arrived(placed);
        }
        Instant at = now();
        boolean encrypted = placed.object().path().name().endsWith(Sealing.ENDING);
        loading.rest(placed, encrypted, at);
        Copy proven = begun.sealed(encrypted).with(placed).after(0).with(new Proven(at, at));
        return moved(begun, proven, placed.object().path().toString());
    }

    /** From here on the file need not be sent again, whatever happens. */
    private void arrived(Copy begun, Placed there) {
        if (begun.state() instanceof Uploading(Instant began, long _, long bytes)) {
            copies.change(begun, begun.with(there).with(new Uploading(began, bytes, bytes)), now(), "arrived");
        }
    }

    private LongConsumer progress(Copy begun) {
        return sent -> {
            if (rates.note(begun.backup(), begun.store(), sent)) {
                copies.progress(begun.backup(), begun.store(), sent);
            }
        };
    }

    private Copy failed(Copy copy, StoreException why) {
        return switch (why.kind()) {
            case CANCELLED -> moved(copy, copy.with(new Waiting(now())), "stopped");
            case TRANSIENT -> failed(copy, why, wait(copy, why));
            case MISSING, DAMAGED -> failed(copy.with((Placed) null), why, wait(copy, why));
            case FULL, REVOKED, DENIED -> {
                tools.book().problem(copy.store(), new StoreStatus.Problem(now(), why.sentence(), why.hint()));
                yield failed(copy, why, CopyPlan.LONGEST_WAIT);
            }
            case BROKEN -> failed(copy, why, CopyPlan.LONGEST_WAIT);
            case SOURCE -> failed(copy, why, null);
        };
    }

    private Copy failed(Copy copy, StoreException why, @Nullable Duration wait) {
        LOG.warn("the copy of {} in {} failed: {}", copy.backup(), copy.store(), why.sentence());
        Instant at = now();
        Instant next = wait == null ? null : at.plus(wait);
        Copy failed = copy.after(copy.attempts() + 1).with(new Failed(at, why.sentence(), why.hint(), next));
        return moved(copy, failed, why.sentence());
    }

    private static Duration wait(Copy copy, StoreException why) {
        Duration own = FIRST_WAIT.multipliedBy(1L << Math.min(copy.attempts(), 10));
        Duration bounded = own.compareTo(LONGEST_OF_MANY) < 0 ? own : LONGEST_OF_MANY;
        Duration asked = why.retryAfter().orElse(Duration.ZERO);
        Duration longer = asked.compareTo(bounded) > 0 ? asked : bounded;
        return longer.compareTo(CopyPlan.LONGEST_WAIT) < 0 ? longer : CopyPlan.LONGEST_WAIT;
    }

    /** How {@code copy} stands after somebody made it {@code next}. */
    private Copy moved(Copy copy, Copy next, String detail) {
        return copies.change(copy, next, now(), detail) ? next : latest(copy);
    }

    private Copy latest(Copy copy) {
        return copies.find(copy.backup(), copy.store()).orElse(copy);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
