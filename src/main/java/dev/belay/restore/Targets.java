package dev.belay.restore;

import dev.belay.base.ErrorCode;

/** The guarded databases, as a restore sees them. */
public interface Targets {

    /** Throws {@link ErrorCode#NOT_FOUND} for a name that is not guarded. */
    LiveDatabase live(String database);

    /** Throws {@link ErrorCode#NOT_FOUND} for a name that is not guarded. */
    RestoreEngine engine(String database);
}
