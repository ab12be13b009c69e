package dev.belay.offsite;

import dev.belay.operation.CancelSignal;
import java.util.function.LongConsumer;

/**
 * Somebody who watches a transfer, and may end it.
 *
 * @param moved told how many bytes of the whole have arrived, whenever that changes
 * @param cancel raised when it is to end; whoever blocks registers how to be woken
 * @param pace asked before so many bytes are moved; keeps them waiting when there is a limit
 */
public record Transfer(LongConsumer moved, CancelSignal cancel, Pace pace) {

    /** Holds a transfer back. */
    @FunctionalInterface
    public interface Pace {
        /** Returns when {@code bytes} more may be moved, or when {@code cancel} was raised. */
        void before(int bytes, CancelSignal cancel);
    }

    /** Nobody watches, and nothing holds it back. */
    public static Transfer unwatched() {
        return new Transfer(bytes -> {}, new CancelSignal(), (bytes, cancel) -> {});
    }

    /** Throws {@link StoreException.Kind#CANCELLED} when it is to end. */
    public void check() throws StoreException {
        if (cancel.raised()) {
            throw new StoreException(StoreException.Kind.CANCELLED, "the transfer was ended", "");
        }
    }
}
