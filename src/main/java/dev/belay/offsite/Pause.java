package dev.belay.offsite;

import dev.belay.operation.CancelSignal;
import java.time.Duration;

/** A wait that can be ended. */
@FunctionalInterface
interface Pause {
    /** On the monotonic clock. */
    Pause STEADY = (length, cancel) -> cancel.await(length);

    /** Waits; whether {@code cancel} was raised meanwhile. */
    boolean pass(Duration length, CancelSignal cancel);
}
