package dev.belay.drive;

import java.io.IOException;

/** Carries a {@link Refusal} to whoever knows what it means there. */
final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    RefusedException(Refusal refusal) {
        super("Google answered " + refusal.status());
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
