package dev.belay.restore;

import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.audit.AuditLog;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.Cooldown;
import dev.belay.operation.Failure;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationKind;
import dev.belay.operation.Operations;
import dev.belay.operation.RunningOperation;
import dev.belay.restore.RestoreRunner.Job;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs confirmed restores and undoes to their end, whatever that is, and writes down how they ended. */
public final class RestoreExecution {
    private static final Logger LOG = LoggerFactory.getLogger(RestoreExecution.class);

    private final RestoreTools tools;
    private final Operations operations;
    private final AuditLog audit;
    private final RestoreSettings settings;
    private final ZoneId zone;

    public RestoreExecution(
            RestoreTools tools, Operations operations, AuditLog audit, RestoreSettings settings, ZoneId zone) {
        this.tools = tools;
        this.operations = operations;
        this.audit = audit;
        this.settings = settings;
        this.zone = zone;
    }

    /** Begins in the background; closes {@code running} at the end. */
    void start(RestoreView view, RunningOperation running, Actor actor, Duration cooldown) {
        running.inBackground(() -> run(view, running, actor, cooldown));
    }

    private void run(RestoreView view, RunningOperation running, Actor actor, Duration cooldown) {
        try (running) {
            String head = audit.head();
            String live = tools.databases().find(view.operation().database()).databaseName();
            Job job = new Job(view.preview(), live, actor.name(), head, zone);
            try {
                new Cooldown(clock()).pass(running, cooldown);
                act(view.operation().kind(), job, running);
            } catch (BelayException e) {
                settle(running, Failure.of(e));
            } catch (RuntimeException | Error e) {
                LOG.error("{} {} met a bug", view.operation().kind().word(), running.id(), e);
                settle(
                        running,
                        new Failure(
                                ErrorCode.INTERNAL,
                                "the restore met an error inside Belay",
                                "live data is untouched; the log tells more"));
            }
            record(running.look(), actor);
        }
    }

    private void act(OperationKind kind, Job job, RunningOperation running) {
        switch (kind) {
            case RESTORE -> new RestoreRunner(tools, settings, clock()).run(job, running);
            case UNDO -> new UndoRunner(tools.targets(), settings, clock()).run(job, running);
            case BACKUP, VERIFY, DRILL, FETCH, DELETE, PRUNE ->
                throw new IllegalArgumentException("this is no restore");
        }
    }

    private void settle(RunningOperation running, Failure why) {
        try {
            settlement().settle(running.look(), why);
        } catch (BelayException e) {
            LOG.warn("{} could not be cleaned up yet: {}", running.id(), e.sentence());
            running.leaveToRecovery();
        }
    }

    /** Ends, or reverts, an operation that a killed process left; the caller holds its database. */
    Phase recover(Operation operation, Failure why) {
        Phase end = settlement().settle(operation, why);
        operations.journal().end(operation.id(), clock().instant());
        record(operations.find(operation.id()), Actor.belay());
        return end;
    }

    private void record(Operation operation, Actor actor) {
        String id = operation.id().value();
        Phase phase = Phase.valueOf(operation.phase());
        Outcome outcome =
                switch (phase) {
                    case DONE, UNDONE -> Outcome.DONE;
                    case CANCELLED -> Outcome.CANCELLED;
                    case FAILED, PREVIEWED, CONFIRMED, COOLING, SAVING, LOADING, CHECKING, SWAPPING -> Outcome.FAILED;
                };
        String detail =
                switch (outcome) {
                    case DONE ->
                        id + " swapped; what was live is kept as "
                                + operation.fact(RestoreFacts.OLD).orElse("?");
                    case CANCELLED ->
                        id + " cancelled by "
                                + operation.fact(Operations.CANCELLED_BY).orElse("?");
                    case INTENT, REFUSED, FAILED ->
                        id + " " + Failure.of(operation).sentence();
                };
        audit.record(actor, RestoreService.act(operation), operation.database(), outcome, detail);
    }

    private Settlement settlement() {
        return new Settlement(tools.databases(), tools.targets(), operations, settings);
    }

    private Clock clock() {
        return operations.clock();
    }
}
