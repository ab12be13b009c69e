package dev.belay.offsite;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one store.
 *
 * @param paused whether somebody lets it rest
 * @param grows whether nothing can be deleted there, as far as is known
 * @param problem for which nothing is sent there until it is over; null when there is none
 * @param probed when it last answered a probe; null when it never did
 * @param tried when it was last to be compared with what is believed, whatever came of it; null when it never was
 * @param compared when it last was compared; null when it never was
 * @param bytesFree as of the last probe; null when it does not tell
 */
public record StoreFacts(
        boolean paused,
        boolean grows,
        StoreStatus.@Nullable Problem problem,
        @Nullable Instant probed,
        @Nullable Instant tried,
        @Nullable Instant compared,
        @Nullable Long bytesFree) {

    /** Of a store that nothing is known of. */
    public static StoreFacts none() {
        return new StoreFacts(false, false, null, null, null, null, null);
    }
}
