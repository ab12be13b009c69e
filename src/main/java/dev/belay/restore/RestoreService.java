package dev.belay.restore;

import dev.belay.base.Actor;
import dev.belay.base.Secret;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Restores and undoes, in guarded steps. Every method throws {@link dev.belay.base.BelayException} with a reason. */
public interface RestoreService {

    /** What a restore of {@code backup} (an id, or the path of a file) into {@code database} would do. Reads only. */
    Preview preview(String database, String backup);

    /** Writes the preview down as a restore that waits for its password. */
    OperationId open(Preview preview, Actor actor);

    /** One restore or undo; {@link dev.belay.base.ErrorCode#NOT_FOUND} when there is none of that id. */
    RestoreView view(OperationId id);

    /** Restores and undoes that are confirmed and not over: those that every page must show. */
    List<RestoreView> running();

    /**
     * Checks the password, bound to this restore's file and fingerprint, and begins the cooldown; the restore then
     * runs in the background.
     */
    void confirm(OperationId id, Confirmation confirmation, Actor actor);

    /** Waits for the end of a restore or an undo; empty when it still runs after {@code limit}. */
    Optional<RestoreResult> await(OperationId id, Duration limit);

    /** How a restore or an undo that is over did end. */
    RestoreResult result(Operation operation);

    /** Cancels from any process; false when it was too late. */
    boolean cancel(OperationId id, Actor actor);

    /** Restores that can still be undone. */
    List<Undoable> undoable(String database);

    /** What an undo would lose and bring back, and the operation that waits for its password. */
    OperationId openUndo(OperationId restore, Actor actor);

    /**
     * What the one who confirms typed.
     *
     * @param user whose password it is
     * @param typedName the database's name, for production
     * @param address where the request comes from, for the throttle
     * @param cooldown shorter or longer than the default; null takes the default
     */
    record Confirmation(
            String user,
            Secret password,
            @Nullable String typedName,
            String address,
            @Nullable Duration cooldown) {}

    /** A finished restore whose old database is still there. */
    record Undoable(OperationId restore, String database, String oldDatabase, Instant done, Instant until) {}
}
