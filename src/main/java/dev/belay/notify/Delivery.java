package dev.belay.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way along one route.
 *
 * @param number orders them; along one route they arrive in that order
 * @param attempts that were made
 * @param due not before then is it tried again
 * @param delivered when it arrived; null while it did not
 * @param given when it was given up; null while it was not
 * @param error of the last attempt; empty when there was none or it arrived
 */
public record Delivery(
        long number,
        String route,
        Message message,
        int attempts,
        Instant due,
        @Nullable Instant delivered,
        @Nullable Instant given,
        String error) {

    /** Whether it is still to arrive. */
    public boolean waiting() {
        return delivered == null && given == null;
    }
}
