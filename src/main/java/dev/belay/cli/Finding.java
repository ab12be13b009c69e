package dev.belay.cli;

import dev.belay.base.ErrorCode;

/** One thing that was examined. */
public sealed interface Finding {
    /** What was examined, such as {@code pg_dump of ledger}. */
    String topic();

    /** What was found. */
    String detail();

    /** All is well. */
    record Good(String topic, String detail) implements Finding {}

    /** It works, but somebody should look at it; {@code fix} says what to do. */
    record Doubtful(String topic, String detail, String fix) implements Finding {}

    /** It does not work; {@code fix} says what to do, {@code code} becomes the exit code. */
    record Failing(String topic, String detail, String fix, ErrorCode code) implements Finding {}
}
