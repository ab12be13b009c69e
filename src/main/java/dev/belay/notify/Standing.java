package dev.belay.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trouble as it is written down.
 *
 * @param trouble as it was seen last; its {@code since} is the one that it was raised with
 * @param raised when it was first told
 * @param told when it was last told
 * @param ended when it was over; null while it stands
 */
public record Standing(
        Trouble trouble,
        Instant raised,
        Instant told,
        @Nullable Instant ended) {

    static Standing raised(Trouble trouble, Instant now) {
        return new Standing(trouble, now, now, null);
    }

    /** The same trouble with what is known of it now. */
    Standing seen(Trouble now) {
        Trouble kept =
                new Trouble(now.kind(), now.database(), now.about(), trouble.since(), now.at(), now.text(), now.hint());
        return new Standing(kept, raised, told, ended);
    }

    Standing toldAt(Instant now) {
        return new Standing(trouble, raised, now, ended);
    }

    Standing endedAt(Instant now) {
        return new Standing(trouble, raised, told, now);
    }
}
