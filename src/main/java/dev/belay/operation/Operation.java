package dev.belay.operation;

import dev.belay.base.Actor;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One operation as the journal knows it.
 *
 * @param phase the feature's name for where it stands, such as {@code COOLING}
 * @param facts what the feature must know to finish or revert it after a crash; never a secret
 * @param progress how far the current phase is, for people
 * @param ended when it was over and cleaned up; null while it runs
 */
public record Operation(
        OperationId id,
        OperationKind kind,
        String database,
        String phase,
        Actor actor,
        Instant began,
        Map<String, String> facts,
        @Nullable Progress progress,
        @Nullable Instant ended) {
    public Operation {
        facts = Map.copyOf(facts);
    }

    public boolean running() {
        return ended == null;
    }

    /** The fact called {@code name}, when it was noted. */
    public Optional<String> fact(String name) {
        return Optional.ofNullable(facts.get(name));
    }
}
