package dev.belay.restore;

import dev.belay.base.ErrorCode;
import java.time.Duration;

/** How a drill ended. */
public sealed interface DrillResult {
    /**
     * Every row came back, and every constraint holds.
     *
     * @param place where it was loaded
     */
    record Good(long rows, Duration took, String place) implements DrillResult {}

    /** {@link ErrorCode#DAMAGED_BACKUP} when the backup cannot be restored, else the reason why it was not tried. */
    record Failed(ErrorCode code, String sentence, String hint) implements DrillResult {}

    /** Somebody cancelled; nothing was left. */
    record Cancelled(String by) implements DrillResult {}
}
