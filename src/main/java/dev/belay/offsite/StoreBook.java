package dev.belay.offsite;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where it is written down how each store does. Every write is on disk when the method returns. */
public interface StoreBook {
    /** What is remembered of {@code store}; of one that nobody knows, nothing. */
    StoreFacts facts(String store);

    /** Lets {@code store} rest, or ends its rest. */
    void pause(String store, boolean paused);

    /** It answered a probe: whatever its problem was is over. */
    void probed(String store, Instant at, Probe probe);

    /** Why nothing is sent there any more, or null when that is over; of the same sentence the first moment stays. */
    void problem(String store, StoreStatus.@Nullable Problem problem);

    /** Nothing can be deleted there, as it turned out. */
    void grows(String store);

    /** It was to be compared with what is believed; {@code through} tells whether it was. */
    void compared(String store, Instant at, boolean through);

    /** The stamp of what was last put at {@code path} of {@code store} beside the dumps. */
    Optional<String> beside(String store, StorePath path);

    /** Remembers the stamp of what was put at {@code path}; null when it is not there any more. */
    void beside(String store, StorePath path, @Nullable String stamp);
}
