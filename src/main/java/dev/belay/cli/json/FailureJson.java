package dev.belay.cli.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Why it did not work.
 *
 * @param id of the operation; left out when none had begun
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FailureJson(@Nullable String id, String state, String code, String sentence, String hint) {
    public static FailureJson of(@Nullable String operation, BelayException failure) {
        String state = failure.code() == ErrorCode.CANCELLED ? "cancelled" : "failed";
        return new FailureJson(operation, state, failure.code().name(), failure.sentence(), failure.hint());
    }
}
