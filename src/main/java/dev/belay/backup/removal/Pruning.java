package dev.belay.backup.removal;

import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.audit.AuditLog;
import dev.belay.backup.removal.RemovalResult.Removed;
import dev.belay.backup.removal.RemovalResult.Spared;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.Failure;
import dev.belay.operation.Operations;
import dev.belay.operation.RunningOperation;
import dev.belay.vault.BackupId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** One run of retention: what must stay is left out and told, what fails ends it. */
final class Pruning {
    static final String ACT = "backup.prune";

    private final Remover remover;
    private final Obstacles obstacles;
    private final AuditLog audit;
    private final RunningOperation running;
    private final List<BackupId> gone = new ArrayList<>();
    private final List<Spared> spared = new ArrayList<>();

    Pruning(Remover remover, Obstacles obstacles, AuditLog audit, RunningOperation running) {
        this.remover = remover;
        this.obstacles = obstacles;
        this.audit = audit;
        this.running = running;
    }

    /** Removes those of {@code ids} that may go, in their order. */
    RemovalResult run(List<BackupId> ids, Actor actor, Predicate<BackupId> mayGo) {
        try {
            for (BackupId id : ids) {
                remover.announce(id);
                remove(id, actor, mayGo);
            }
            remover.done();
            return new RemovalResult.Done(removed());
        } catch (BelayException e) {
            return ended(e);
        } catch (RuntimeException e) {
            return ended(remover.bug(e));
        }
    }

    private void remove(BackupId id, Actor actor, Predicate<BackupId> mayGo) {
        audit.intent(actor, ACT, id.value(), "");
        try {
            long bytes = remover.remove(id, stored -> {
                obstacles.require(stored);
                requireGivenUp(id, mayGo);
            });
            gone.add(id);
            audit.record(actor, ACT, id.value(), Outcome.DONE, bytes + " bytes");
        } catch (BelayException e) {
            boolean stays = Remover.stays(e);
            audit.record(actor, ACT, id.value(), stays ? Outcome.REFUSED : Outcome.FAILED, e.sentence());
            if (!stays) {
                throw e;
            }
            spared.add(new Spared(id, e.sentence()));
        }
    }

    private static void requireGivenUp(BackupId id, Predicate<BackupId> mayGo) {
        if (!mayGo.test(id)) {
            throw new BelayException(
                    ErrorCode.REFUSED, "retention keeps " + id + " after all", "look at what it would remove now");
        }
    }

    private RemovalResult ended(BelayException why) {
        Failure failure = Failure.of(why);
        return remover.ended(why)
                ? new RemovalResult.Cancelled(
                        removed(), running.look().fact(Operations.CANCELLED_BY).orElse("belay"))
                : new RemovalResult.Failed(removed(), failure);
    }

    private Removed removed() {
        return new Removed(gone, remover.bytes(), spared);
    }
}
