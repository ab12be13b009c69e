package dev.belay.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Sees a request refused. */
public final class Refusals {
    private Refusals() {}

    /** What {@code request} throws, which has to be a {@link BelayException} of {@code code}. */
    public static BelayException refusal(ErrorCode code, ThrowingCallable request) {
        BelayException refusal = catchThrowableOfType(BelayException.class, request);
        assertThat(refusal).as("a refusal").isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
        return refusal;
    }
}
