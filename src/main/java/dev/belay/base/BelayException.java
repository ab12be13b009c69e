package dev.belay.base;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that cannot be served: a code for machines, a sentence that says what happened to which thing, and a hint
 * that says what to do next. Never carries a secret.
 */
public final class BelayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String hint;

    public BelayException(ErrorCode code, String sentence, String hint) {
        this(code, sentence, hint, null);
    }

    public BelayException(ErrorCode code, String sentence, String hint, @Nullable Throwable cause) {
        super(sentence, cause);
        this.code = code;
        this.hint = hint;
    }

    public ErrorCode code() {
        return code;
    }

    /** What happened to which thing, as one sentence without a full stop. */
    public String sentence() {
        return Optional.ofNullable(getMessage()).orElse("");
    }

    /** What to do next; empty when there is nothing to do. */
    public String hint() {
        return hint;
    }
}
