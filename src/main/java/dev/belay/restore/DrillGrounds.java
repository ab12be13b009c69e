package dev.belay.restore;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import dev.belay.vault.Manifest;
import java.util.List;
import java.util.function.Predicate;

/** Where backups are tried. */
public interface DrillGrounds {
    /** The fact of a drill that says on which kind of ground it is done. */
    String GROUND = "ground";

    /** Which kind this is, for {@link #GROUND}. */
    String kind();

    /**
     * Makes a place for one drill: an empty database of the backup's major, encoding and locale, with the roles that
     * the backup names. Whoever opens it closes it; then nothing is left of it.
     *
     * @throws BelayException {@link ErrorCode#USAGE} when what it takes is not at hand: server programs, an extension,
     *     disk space; {@link ErrorCode#DATABASE} when a server refuses
     */
    DrillGround open(OperationId drill, Manifest manifest);

    /** Removes what a drill left whose process is gone; does nothing when there is nothing. */
    void clear(Operation drill);

    /** Removes the places of all drills that do not run; one sentence for each. */
    List<String> sweep(Predicate<OperationId> running);
}
