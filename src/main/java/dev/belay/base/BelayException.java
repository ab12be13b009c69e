package dev.belay.base;

import java.time.Duration;
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
    private final @Nullable Duration wait;

    public BelayException(ErrorCode code, String sentence, String hint) {
        this(code, sentence, hint, null);
    }

    public BelayException(ErrorCode code, String sentence, String hint, @Nullable Throwable cause) {
        super(sentence, cause);
        this.code = code;
        this.hint = hint;
        this.wait = null;
    }

    private BelayException(String sentence, Duration wait) {
        super(sentence);
        long seconds = wait.plusMillis(999).toSeconds();
        this.code = ErrorCode.THROTTLED;
        this.hint = "try again in " + seconds + (seconds == 1 ? " second" : " seconds");
        this.wait = wait;
    }

    /** {@link ErrorCode#THROTTLED}, for {@code wait} from now on. */
    public static BelayException tooEarly(String sentence, Duration wait) {
        return new BelayException(sentence, wait);
    }

    public ErrorCode code() {
        return code;
    }

    /** What happened to which thing, as one sentence without a full stop. */
    public String sentence() {
        return Optional.ofNullable(getMessage()).orElse("");
    }

    /** How long to wait before the same request can be served; empty when that is unknown. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(wait);
    }

    /** What to do next; empty when there is nothing to do. */
    public String hint() {
        return hint;
    }
}
