package dev.belay.backup.retention;

import dev.belay.backup.removal.RemovalResult;

/** What came of a person's agreement. */
public sealed interface RetentionResult {
    /** What was shown was agreed to and removed, as far as {@code removal} says. */
    record Applied(RemovalResult removal) implements RetentionResult {}

    /** Nothing was removed: by now something else would go, or something else is asked. */
    record Changed(RetentionLook now) implements RetentionResult {}

    /** Nothing would go. */
    record Nothing() implements RetentionResult {}
}
