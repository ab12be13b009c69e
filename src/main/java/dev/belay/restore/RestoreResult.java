package dev.belay.restore;

import dev.belay.base.ErrorCode;

/** How a restore or an undo ended. */
public sealed interface RestoreResult {
    /** Both names are swapped; {@code oldDatabase} holds what was live before. */
    record Done(String oldDatabase, long rows, int sessionsEnded) implements RestoreResult {}

    /** Live data is untouched. */
    record Failed(ErrorCode code, String sentence, String hint) implements RestoreResult {}

    /** Live data is untouched. */
    record Cancelled(String by) implements RestoreResult {}
}
