package dev.belay.restore;

import dev.belay.backup.Databases;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.Failure;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationKind;
import dev.belay.operation.Operations;
import dev.belay.operation.Step;
import dev.belay.restore.RestoreEngine.CatalogueEntry;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Brings a restore or an undo that was stopped, by whatever, to one of three ends: cancelled, failed with live data
 * untouched, or done. What the server's catalogue says decides, not what was meant. May be repeated.
 */
final class Settlement {
    private final Databases databases;
    private final Targets targets;
    private final Operations operations;
    private final RestoreSettings settings;

    Settlement(Databases databases, Targets targets, Operations operations, RestoreSettings settings) {
        this.databases = databases;
        this.targets = targets;
        this.operations = operations;
        this.settings = settings;
    }

    /**
     * Settles {@code operation}, whose runner is gone or has failed with {@code why}.
     *
     * @return where it ended
     * @throws BelayException {@link ErrorCode#DATABASE} when the server cannot be reached; then try again later
     */
    Phase settle(Operation operation, Failure why) {
        Phase phase = Phase.valueOf(operation.phase());
        return switch (phase) {
            case PREVIEWED, CONFIRMED, COOLING -> cancelled(operation, phase, why);
            case SAVING -> failed(operation, phase, why);
            case LOADING, CHECKING -> {
                cleanUp(operation);
                yield failed(operation, phase, why);
            }
            case SWAPPING -> swapping(operation, why);
            case CANCELLED, FAILED -> {
                cleanUp(operation);
                yield phase;
            }
            case DONE, UNDONE -> phase;
        };
    }

    private Phase swapping(Operation operation, Failure why) {
        String live = operation.fact(RestoreFacts.LIVE).orElseThrow();
        RestoreEngine engine = targets.engine(operation.database());
        Optional<CatalogueEntry> there = engine.entry(live);
        boolean swapped =
                there.map(entry -> Long.toString(entry.oid())).equals(operation.fact(RestoreFacts.SCRATCH_OID));
        there.ifPresent(entry -> engine.open(live));
        if (!swapped) {
            cleanUp(operation);
            return failed(operation, Phase.SWAPPING, why);
        }
        Map<String, String> facts =
                Map.of(RestoreFacts.UNDO_UNTIL, now().plus(settings.undo()).toString());
        return advance(operation, Phase.SWAPPING, Phase.DONE, "the swap was complete", facts);
    }

    /** Drops what was loaded and never became the live database. An undo loads nothing, and so drops nothing. */
    private void cleanUp(Operation operation) {
        Optional<String> scratch = operation.fact(RestoreFacts.SCRATCH);
        if (operation.kind() == OperationKind.UNDO || scratch.isEmpty()) {
            return;
        }
        RestoreEngine engine = targets.engine(operation.database());
        Optional<String> noted = operation.fact(RestoreFacts.SCRATCH_OID);
        if (noted.isEmpty()) {
            // it may be there, or the server may still be making it
            engine.drop(scratch.get());
            return;
        }
        String live = databases.find(operation.database()).databaseName();
        engine.entry(scratch.get())
                .filter(entry -> !entry.name().equals(live))
                .filter(entry -> noted.get().equals(Long.toString(entry.oid())))
                .ifPresent(entry -> engine.drop(entry.name()));
    }

    private Phase cancelled(Operation operation, Phase from, Failure why) {
        Map<String, String> facts = new HashMap<>(why.facts());
        facts.put(Operations.CANCELLED_BY, Actor.belay().name());
        return advance(operation, from, Phase.CANCELLED, why.sentence(), facts);
    }

    private Phase failed(Operation operation, Phase from, Failure why) {
        return advance(operation, from, Phase.FAILED, why.sentence(), why.facts());
    }

    private Phase advance(Operation operation, Phase from, Phase to, String detail, Map<String, String> facts) {
        Step step = new Step(operation.id(), to.name(), now(), Actor.belay(), detail);
        operations.journal().advance(operation.id(), from.name(), step, facts);
        return Phase.valueOf(operations.find(operation.id()).phase());
    }

    private Instant now() {
        return operations.clock().instant();
    }
}
