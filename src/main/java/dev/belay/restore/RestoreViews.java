package dev.belay.restore;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.Failure;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationKind;
import dev.belay.operation.Operations;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads restores out of the journal. */
final class RestoreViews {
    /** How many operations back an undo is looked for; only the last swap can be undone. */
    static final int LOOK_BACK = 200;
    /** What changes a guarded database. */
    static final Set<OperationKind> CHANGES = Set.of(OperationKind.RESTORE, OperationKind.UNDO);

    private final Operations operations;

    RestoreViews(Operations operations) {
        this.operations = operations;
    }

    RestoreView view(Operation operation) {
        if (!operation.kind().ofRestore()) {
            throw new BelayException(
                    ErrorCode.NOT_FOUND,
                    operation.id() + " is a " + operation.kind().word() + ", not a restore",
                    "look at the backups");
        }
        Phase phase = undone(operation) ? Phase.UNDONE : Phase.valueOf(operation.phase());
        boolean swapped = phase == Phase.DONE || phase == Phase.UNDONE;
        return new RestoreView(
                operation,
                phase,
                PreviewText.read(operation.fact(RestoreFacts.PREVIEW).orElseThrow()),
                instant(operation, RestoreFacts.COOLDOWN_ENDS),
                operation.fact(RestoreFacts.SAFETY).orElse(null),
                swapped ? operation.fact(RestoreFacts.OLD).orElse(null) : null,
                operation.fact(RestoreFacts.UNDO_OF).orElse(null),
                phase == Phase.DONE ? instant(operation, RestoreFacts.UNDO_UNTIL) : null,
                phase.over() ? result(operation) : null);
    }

    /** Whether a later undo swapped this one back. */
    private boolean undone(Operation operation) {
        String id = operation.id().value();
        return operation.phase().equals(Phase.DONE.name())
                && operations.journal().recent(Set.of(OperationKind.UNDO), LOOK_BACK).stream()
                        .anyMatch(later -> later.phase().equals(Phase.DONE.name())
                                && later.fact(RestoreFacts.UNDO_OF)
                                        .filter(id::equals)
                                        .isPresent());
    }

    RestoreResult result(Operation operation) {
        return switch (Phase.valueOf(operation.phase())) {
            case DONE, UNDONE ->
                new RestoreResult.Done(
                        operation.fact(RestoreFacts.OLD).orElse(""),
                        Long.parseLong(operation.fact(RestoreFacts.ROWS).orElse("0")),
                        Integer.parseInt(
                                operation.fact(RestoreFacts.SESSIONS_ENDED).orElse("0")));
            case CANCELLED ->
                new RestoreResult.Cancelled(
                        operation.fact(Operations.CANCELLED_BY).orElse("belay"));
            case FAILED -> failed(Failure.of(operation));
            case PREVIEWED, CONFIRMED, COOLING, SAVING, LOADING, CHECKING, SWAPPING ->
                failed(new Failure(ErrorCode.INTERNAL, "the restore ended between two states", ""));
        };
    }

    private static RestoreResult failed(Failure failure) {
        return new RestoreResult.Failed(failure.code(), failure.sentence(), failure.hint());
    }

    private static @Nullable Instant instant(Operation operation, String fact) {
        return operation.fact(fact).map(Instant::parse).orElse(null);
    }
}
