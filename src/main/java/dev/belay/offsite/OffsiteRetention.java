package dev.belay.offsite;

import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.audit.AuditLog;
import dev.belay.base.Actor;
import dev.belay.offsite.CopyState.Removed;
import dev.belay.offsite.StoreException.Kind;
import dev.belay.operation.DatabaseLock.Held;
import dev.belay.vault.BackupId;
import dev.belay.vault.Retention;
import dev.belay.vault.RetentionCandidate;
import dev.belay.vault.RetentionPlan;
import dev.belay.vault.RetentionSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the copies that the retention of their store gives up. What is to go is written down first, as with backups
 * here; a store that only grows is left alone.
 */
final class OffsiteRetention {
    private static final Logger LOG = LoggerFactory.getLogger(OffsiteRetention.class);
    private static final String ACT = "offsite.prune";
    private static final String WHY = "the retention of its store gave it up";

    private final CopyTools tools;
    private final CopyStore copies;
    private final AuditLog audit;
    private final Clock clock;

    OffsiteRetention(CopyTools tools, AuditLog audit, Clock clock) {
        this.tools = tools;
        this.copies = tools.copies();
        this.audit = audit;
        this.clock = clock;
    }

    /** Removes what may go from {@code store}; returns how many copies. Nothing when somebody else is at it. */
    int run(OpenStore store) {
        RetentionSettings own = store.settings().retention();
        StoreFacts facts = tools.book().facts(store.name());
        if (own == null || own.keepsAll() || facts.grows() || facts.paused() || facts.problem() != null) {
            return 0;
        }
        Optional<Held> held = tools.locks().tryTake(Reconciliation.lock(store.name()), "retention", now());
        if (held.isEmpty()) {
            return 0;
        }
        try (Held _ = held.get()) {
            return remove(store, own);
        }
    }

    private int remove(OpenStore store, RetentionSettings own) {
        List<Copy> there = copies.in(store.name());
        int removed = 0;
        try {
            for (Copy begun : there) {
                finish(store, begun);
            }
            Set<BackupId> going = given(own, CopyPlan.provenIn(there, copies.backups()));
            for (Copy copy : there.reversed()) {
                removed += going.contains(copy.backup()) && remove(store, copy) ? 1 : 0;
            }
        } catch (StoreException e) {
            LOG.warn("retention in {} goes on later: {}", store.name(), e.sentence());
        }
        return removed;
    }

    /** Whether the retention of its store removed {@code copy}. */
    static boolean gaveUp(Copy copy) {
        return copy.state() instanceof Removed removed && removed.why().equals(WHY);
    }

    /** What goes of each database, the oldest before others; never more than half at once, so that people can see it coming. */
    private Set<BackupId> given(RetentionSettings own, List<CopiedBackup> proven) {
        Map<String, List<RetentionCandidate>> byDatabase = proven.stream()
                .collect(Collectors.groupingBy(
                        CopiedBackup::database, Collectors.mapping(CopiedBackup::candidate, Collectors.toList())));
        return byDatabase.values().stream()
                .flatMap(candidates -> {
                    RetentionPlan plan = Retention.plan(own, candidates, now());
                    return plan.removedIds().stream().limit(Math.max(1, candidates.size() / 2));
                })
                .collect(Collectors.toSet());
    }

    /** Goes on with a removal that was cut short: its files may still be there. */
    private void finish(OpenStore store, Copy copy) throws StoreException {
        Placed placed = copy.placed();
        if (copy.state() instanceof Removed removed && placed != null) {
            delete(store, copy, placed);
            copies.change(copy, copy.with((Placed) null), now(), removed.why());
        }
    }

    private boolean remove(OpenStore store, Copy copy) throws StoreException {
        Placed placed = copy.placed();
        if (placed == null) {
            return false;
        }
        String subject = copy.backup() + " in " + store.name();
        audit.intent(Actor.belay(), ACT, subject, WHY);
        Copy removed = copy.with(new Removed(now(), WHY));
        if (!copies.change(copy, removed, now(), WHY)) {
            audit.record(Actor.belay(), ACT, subject, Outcome.REFUSED, "it is no longer proven");
            return false;
        }
        try {
            delete(store, copy, placed);
        } catch (StoreException e) {
            audit.record(Actor.belay(), ACT, subject, Outcome.FAILED, e.sentence());
            kept(store, copy, removed, e);
            throw e;
        }
        copies.change(removed, removed.with((Placed) null), now(), "");
        audit.record(Actor.belay(), ACT, subject, Outcome.DONE, WHY);
        return true;
    }

    /** What may not be deleted is still there. */
    private void kept(OpenStore store, Copy before, Copy removed, StoreException why) {
        if (why.kind() == Kind.DENIED) {
            tools.book().grows(store.name());
            copies.change(removed, before, now(), why.sentence());
        }
    }

    /** First the manifest, then the dump: what still has a manifest is whole. */
    private void delete(OpenStore store, Copy copy, Placed placed) throws StoreException {
        StorePath lies = Loading.lies(Loading.manifest(copy.backup()), copy.encrypted());
        Optional<StoredObject> beside = store.plain().find(lies);
        if (beside.isPresent()) {
            store.plain().delete(beside.get());
        }
        store.plain().delete(placed.object());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
