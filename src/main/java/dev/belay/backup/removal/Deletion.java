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
import java.time.Clock;
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
    void run(Clock clock, Duration grace) {
        try {
            new Cooldown(clock).pass(running, grace);
            remover.announce(id);
            remover.remove(id, obstacles::require);
            remover.done();
        } catch (BelayException e) {
            remover.ended(e);
        } catch (RuntimeException e) {
            remover.ended(remover.bug(e));
        }
    }

    /** Tells the audit log how {@code ended}, which is over, did end. */
    static void tell(AuditLog audit, Operation ended, BackupId id, Actor actor) {
        audit.record(actor, ACT, id.value(), outcome(ended), detail(ended));
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
