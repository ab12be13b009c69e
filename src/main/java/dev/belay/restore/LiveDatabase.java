package dev.belay.restore;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.CancelSignal;

/** Reads a guarded database; changes nothing. */
public interface LiveDatabase {

    /**
     * Counts every table in one repeatable-read, read-only transaction under time limits. A table that cannot be
     * counted is reported as unknown with the reason.
     *
     * @throws BelayException {@link ErrorCode#DATABASE} when the database cannot be reached or read
     */
    LiveSnapshot count(CancelSignal cancel);

    /**
     * What a restore into this database would meet.
     *
     * @throws BelayException {@link ErrorCode#DATABASE} when the server cannot be reached
     */
    TargetFacts target();
}
