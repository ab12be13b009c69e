package dev.belay.operation;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.util.Map;

/** Why an operation failed, as it is noted in the journal. */
public record Failure(ErrorCode code, String sentence, String hint) {
    private static final String CODE = "code";
    private static final String SENTENCE = "sentence";
    private static final String HINT = "hint";

    public static Failure of(BelayException why) {
        return new Failure(why.code(), why.sentence(), why.hint());
    }

    /** The failure that {@code operation} noted. */
    public static Failure of(Operation operation) {
        return new Failure(
                ErrorCode.valueOf(operation.fact(CODE).orElse(ErrorCode.INTERNAL.name())),
                operation.fact(SENTENCE).orElse("the operation failed"),
                operation.fact(HINT).orElse(""));
    }

    public Map<String, String> facts() {
        return Map.of(CODE, code.name(), SENTENCE, sentence, HINT, hint);
    }
}
