package dev.belay.offsite;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a store answered when a file of one byte was written, read and deleted.
 *
 * @param deletes whether it could be deleted; if not, the store only ever grows, and retention leaves it alone
 * @param bytesFree room that is left; null when the store does not tell
 * @param clockAhead how far this machine's clock is before the store's, negative when behind; null when it does not tell
 * @param notes sentences that whoever set it up should read, such as that a sign-in ends after seven days
 */
public record Probe(
        boolean deletes, @Nullable Long bytesFree, @Nullable Duration clockAhead, List<String> notes) {
    public Probe {
        notes = List.copyOf(notes);
    }
}
