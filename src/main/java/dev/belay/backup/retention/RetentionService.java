package dev.belay.backup.retention;

import dev.belay.audit.AuditLog;
import dev.belay.audit.Audited;
import dev.belay.backup.Databases;
import dev.belay.backup.GuardedDatabase;
import dev.belay.backup.removal.RemovalResult;
import dev.belay.backup.removal.RemovalService;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Sha256;
import dev.belay.vault.RetentionSettings;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes the backups that no rule keeps: by itself when nothing is to be asked, else once a person agreed. */
public final class RetentionService {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionService.class);
    private static final String ACT = "retention.agree";

    private final RetentionSettings policy;
    private final Databases databases;
    private final RetentionView view;
    private final RemovalService removal;
    private final RetentionStore store;
    private final AuditLog audit;
    private final Clock clock;

    /** @param policy the rules for every database */
    public RetentionService(RetentionSettings policy, Tools tools, RetentionStore store, Clock clock) {
        this.policy = policy;
        this.databases = tools.databases();
        this.view = tools.view();
        this.removal = tools.removal();
        this.store = store;
        this.audit = tools.audit();
        this.clock = clock;
    }

    /** What retention looks at and acts through. */
    public record Tools(Databases databases, RetentionView view, RemovalService removal, AuditLog audit) {}

    /**
     * What would go and what would stay of {@code database}'s backups, and what is asked first. Changes nothing.
     *
     * @throws BelayException {@link ErrorCode#NOT_FOUND} for a database that is not guarded
     */
    public RetentionLook look(String database) {
        databases.find(database);
        return view.look(database, policy, store.agreed(database).orElse(null), clock.instant());
    }

    /** How many backups of {@code database} would go, and wait for a person's agreement; 0 when nothing waits. */
    public int waiting(String database) {
        if (policy.keepsAll()) {
            return 0;
        }
        RetentionLook now = look(database);
        return now.waits() ? now.plan().removed().size() : 0;
    }

    /**
     * Removes what was shown under {@code fingerprint}, in the calling thread, and remembers that its policy was agreed
     * to. When something else would go by now, or something else is asked, nothing is done.
     *
     * @param actor the person who agrees
     * @throws BelayException {@link ErrorCode#BUSY} when another removal of the same database is under way
     */
    public RetentionResult agree(String database, Sha256 fingerprint, Actor actor) {
        RetentionLook now = look(database);
        if (!now.fingerprint().equals(fingerprint)) {
            return new RetentionResult.Changed(now);
        }
        if (!now.removesAny()) {
            return new RetentionResult.Nothing();
        }
        String what = now.plan().removed().size() + " backups by: " + policy.shown();
        return new Audited(audit, actor, ACT, database, what).run(() -> {
            RemovalResult removed = prune(now, actor);
            if (!stopped(removed)) {
                store.agree(agreement(database, actor));
            }
            return new RetentionResult.Applied(removed);
        });
    }

    /** Removes what may go without a question, of every guarded database; one that fails does not hold up the others. */
    public void tick() {
        if (policy.keepsAll()) {
            return;
        }
        for (GuardedDatabase database : databases.all()) {
            try {
                byItself(database.name());
            } catch (BelayException e) {
                LOG.warn("retention of {} is tried again later: {}", database.name(), e.sentence());
            }
        }
    }

    private void byItself(String database) {
        RetentionLook now = look(database);
        if (now.waits()) {
            LOG.info("retention of {} waits for a person's agreement", database);
        } else if (now.removesAny()) {
            tell(database, prune(now, Actor.belay()));
        }
    }

    /** Each is judged anew right before it goes: meanwhile it may have become one that stays. */
    private RemovalResult prune(RetentionLook seen, Actor actor) {
        String database = seen.database();
        RemovalResult result = removal.prune(
                database,
                seen.plan().removedIds(),
                actor,
                id -> look(database).plan().removedIds().contains(id));
        if (stopped(result)) {
            store.withdraw(database);
        }
        return result;
    }

    /** Whether a person said stop: then it must not go on by itself. Belay stops it only to end. */
    private static boolean stopped(RemovalResult result) {
        return result instanceof RemovalResult.Cancelled cancelled
                && !cancelled.by().equals(Actor.belay().name());
    }

    private Agreement agreement(String database, Actor actor) {
        return new Agreement(database, policy.shown(), clock.instant().truncatedTo(ChronoUnit.MILLIS), actor);
    }

    private static void tell(String database, RemovalResult result) {
        int gone = result.removed().ids().size();
        switch (result) {
            case RemovalResult.Done _ -> LOG.info("retention of {}: removed {}", database, gone);
            case RemovalResult.Cancelled(var _, String by) ->
                LOG.info("retention of {} was stopped by {} after it removed {}", database, by, gone);
            case RemovalResult.Failed(var _, var why) ->
                LOG.warn("retention of {} failed after it removed {}: {}", database, gone, why.sentence());
        }
    }
}
