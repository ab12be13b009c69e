package dev.belay.web.page;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.Failure;

/** Why a request was not served, for a page. */
public record Problem(ErrorCode code, String sentence, String hint) {

    static Problem of(Failure failure) {
        return new Problem(failure.code(), failure.sentence(), failure.hint());
    }

    public static Problem of(BelayException exception) {
        return new Problem(exception.code(), exception.sentence(), exception.hint());
    }
}
