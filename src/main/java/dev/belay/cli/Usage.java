package dev.belay.cli;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.util.function.Supplier;

/** What was typed, made into values. */
final class Usage {
    private Usage() {}

    /** What {@code value} makes; what a value refuses in its constructor was typed wrongly. */
    static <T> T checked(String hint, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new BelayException(ErrorCode.USAGE, String.valueOf(e.getMessage()), hint, e);
        }
    }

    static BelayException notInThisVersion(String option, String hint) {
        return wrong(option + " is not in this version", hint);
    }

    static BelayException wrong(String sentence, String hint) {
        return new BelayException(ErrorCode.USAGE, sentence, hint);
    }
}
