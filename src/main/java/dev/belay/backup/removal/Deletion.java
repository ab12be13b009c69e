package dev.belay.backup.removal;

import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.audit.AuditLog;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.Cooldown;
import dev.belay.operation.Failure;
import dev.belay.operation.Operation;
import dev.belay.operation.Operations;
import dev.belay.operation.RunningOperation;
import dev.belay.vault.BackupId;
import java.time.Duration;

/** One deletion by hand, from its beginning to its end. */
final class Deletion {
    static final String ACT = "backup.delete";

    private final BackupId id;
    private final Remover remover;
    private final Obstacles obstacles;
    private final RunningOperation running;

    Deletion(BackupId id, Remover remover, Obstacles obstacles, RunningOperation running) {
        this.id = id;
        this.remover = remover;
        this.obstacles = obstacles;
        this.running = running;
    }

    /** Waits for a change of mind, then deletes. */
    void run(Cooldown cooldown, Duration grace) {
        try {
            cooldown.pass(running, grace);
            remover.announce(id);
            remover.remove(id, obstacles::require);
        } catch (BelayException e) {
            remover.ended(e);
            return;
        } catch (RuntimeException e) {
            remover.ended(remover.bug(e));
            return;
        }
        remover.doneOrLeft();
    }

    /** Tells the audit log how it ended; when that is not written down yet, recovery will. */
    void tell(AuditLog audit, Actor actor) {
        Operation ended = running.look();
        if (RemovalPhase.of(ended).over()) {
            audit.record(actor, ACT, id.value(), outcome(ended), detail(ended));
        }
    }

    static Outcome outcome(Operation ended) {
        return switch (RemovalPhase.of(ended)) {
            case DONE -> Outcome.DONE;
            case CANCELLED -> Outcome.CANCELLED;
            case FAILED, WAITING, REMOVING ->
                Failure.of(ended).code() == ErrorCode.REFUSED ? Outcome.REFUSED : Outcome.FAILED;
        };
    }

    static String detail(Operation ended) {
        return switch (RemovalPhase.of(ended)) {
            case DONE -> ended.fact(RemovalFacts.BYTES).orElse("0") + " bytes";
            case CANCELLED ->
                "taken back by " + ended.fact(Operations.CANCELLED_BY).orElse("belay");
            case FAILED, WAITING, REMOVING -> Failure.of(ended).sentence();
        };
    }
}
