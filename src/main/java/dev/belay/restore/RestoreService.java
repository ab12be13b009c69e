package dev.belay.restore;

import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.audit.AuditLog;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import dev.belay.operation.OperationKind;
import dev.belay.operation.Operations;
import dev.belay.operation.RunningOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Restores and undoes, in guarded steps. Refuses with a {@link BelayException} that says why. */
public final class RestoreService {
    private final RestoreTools tools;
    private final Operations operations;
    private final AuditLog audit;
    private final RestoreGuard guard;
    private final Previewer previewer;
    private final RestoreViews views;
    private final RestoreExecution execution;

    public RestoreService(
            RestoreTools tools, Operations operations, AuditLog audit, RestoreGuard guard, RestoreExecution execution) {
        this.tools = tools;
        this.operations = operations;
        this.audit = audit;
        this.guard = guard;
        this.execution = execution;
        this.previewer = new Previewer(tools.targets(), tools.folder());
        this.views = new RestoreViews(operations);
    }

    /** What a restore of {@code backup} (an id, or the path of a file) into {@code database} would do. Reads only. */
    public Preview preview(String database, String backup) {
        tools.databases().find(database);
        return previewer.preview(database, backup);
    }

    /** Writes the preview down as a restore that waits for its password. */
    public OperationId open(Preview preview, Actor actor) {
        audit.record(actor, "restore.preview", preview.database(), Outcome.DONE, preview.backup());
        return operations
                .open(OperationKind.RESTORE, preview.database(), Phase.PREVIEWED.name(), actor, facts(preview))
                .id();
    }

    private Map<String, String> facts(Preview preview) {
        return Map.of(
                RestoreFacts.PREVIEW,
                PreviewText.write(preview),
                RestoreFacts.SHOWN_NAME,
                tools.databases().find(preview.database()).shownName());
    }

    /** What an undo would lose and bring back, as an operation that waits for its password. */
    public OperationId openUndo(OperationId restore, Actor actor) {
        RestoreView view = view(restore);
        String old = view.oldDatabase();
        if (old == null
                || undoable(view.operation().database()).stream()
                        .noneMatch(u -> u.restore().equals(restore))) {
            throw new BelayException(
                    ErrorCode.REFUSED,
                    "the restore " + restore + " cannot be undone: only the last one can, and only while its old"
                            + " database is kept",
                    "restore its safety backup instead");
        }
        Preview preview = previewer.undo(
                view.operation().database(),
                old,
                tools.targets().engine(view.operation().database()),
                view.preview().origin());
        audit.record(actor, "undo.preview", preview.database(), Outcome.DONE, old);
        Map<String, String> facts =
                Map.of(RestoreFacts.PREVIEW, PreviewText.write(preview), RestoreFacts.UNDO_OF, restore.value());
        return operations
                .open(OperationKind.UNDO, preview.database(), Phase.PREVIEWED.name(), actor, facts)
                .id();
    }

    /**
     * Checks the password, bound to this restore's file and fingerprint, and begins the cooldown; what follows runs in
     * the background.
     */
    public void confirm(OperationId id, Confirmation confirmation, Actor actor) {
        RestoreView view = view(id);
        guard.check(view, tools.databases().find(view.operation().database()), confirmation, actor);
        Operation operation = view.operation();
        String database = operation.database();
        AutoCloseable lock = operations.lock(
                database, operation.kind(), actor, () -> tools.databases().lock(database));
        Duration cooldown = guard.cooldown(confirmation);
        RunningOperation running = Operations.orFree(lock, () -> {
            audit.intent(
                    actor,
                    act(operation),
                    database,
                    id + " from " + view.preview().backup());
            return confirmed(operation, lock, cooldown);
        });
        execution.start(view, running, actor, cooldown);
    }

    private RunningOperation confirmed(Operation operation, AutoCloseable lock, Duration cooldown) {
        RunningOperation running = operations.run(operation, lock);
        try {
            running.advance(Phase.CONFIRMED.name(), "", Map.of());
            Instant ends = operations.clock().instant().plus(cooldown);
            running.advance(Phase.COOLING.name(), "", Map.of(RestoreFacts.COOLDOWN_ENDS, ends.toString()));
            return running;
        } catch (RuntimeException | Error e) {
            running.leaveToRecovery();
            running.close();
            throw e;
        }
    }

    /** Waits for the end of a restore or an undo; empty when it still runs after {@code limit}. */
    public Optional<RestoreResult> await(OperationId id, Duration limit) {
        return operations.await(id, limit).map(views::result);
    }

    /** One restore or undo; {@link ErrorCode#NOT_FOUND} when there is none of that id. */
    public RestoreView view(OperationId id) {
        return views.view(operations.find(id));
    }

    /** Restores and undoes that are confirmed and not over: those that every page must show. */
    public List<RestoreView> running() {
        return operations.journal().running().stream()
                .filter(operation -> operation.kind().ofRestore())
                .map(views::view)
                .filter(view -> view.phase() != Phase.PREVIEWED && !view.phase().over())
                .toList();
    }

    /** Cancels from any process; false when it was too late. */
    public boolean cancel(OperationId id, Actor actor) {
        Operation operation = view(id).operation();
        String act = act(operation) + ".cancel";
        audit.intent(actor, act, operation.database(), id.value());
        boolean waiting = operation.phase().equals(Phase.PREVIEWED.name());
        boolean won = operations.cancel(id, actor, phase -> Phase.valueOf(phase).cancellable());
        if (won && waiting) {
            operations.journal().end(id, operations.clock().instant());
        }
        audit.record(
                actor,
                act,
                operation.database(),
                won ? Outcome.DONE : Outcome.REFUSED,
                won ? id.value() : id + " had gone too far to be cancelled");
        return won;
    }

    /** The restore, or the undo, that can be undone now: the last one, while its old database is kept. */
    public List<Undoable> undoable(String database) {
        return operations.journal().recent(RestoreViews.CHANGES, RestoreViews.LOOK_BACK).stream()
                .filter(operation -> operation.database().equals(database))
                .map(views::view)
                .filter(view -> view.phase() == Phase.DONE)
                .limit(1)
                .flatMap(view -> undoable(view).stream())
                .toList();
    }

    private Optional<Undoable> undoable(RestoreView view) {
        Instant until = view.undoUntil();
        String old = view.oldDatabase();
        Instant done = view.operation().ended();
        if (until == null
                || old == null
                || done == null
                || until.isBefore(operations.clock().instant())) {
            return Optional.empty();
        }
        return Optional.of(new Undoable(view.operation().id(), view.databaseName(), old, done, until));
    }

    static String act(Operation operation) {
        return operation.kind().word();
    }

    /**
     * What the one who confirms typed.
     *
     * @param user whose password it is
     * @param typedName the database's name, for production
     * @param address where the request comes from, for the throttle
     * @param cooldown null takes the default
     */
    public record Confirmation(
            String user,
            Secret password,
            @Nullable String typedName,
            String address,
            @Nullable Duration cooldown) {}

    /**
     * A finished restore whose old database is still there.
     *
     * @param database what people call it
     */
    public record Undoable(OperationId restore, String database, String oldDatabase, Instant done, Instant until) {}
}
