package dev.belay.web.page;

import dev.belay.operation.Operation;
import dev.belay.restore.RestoreView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every page shows around its own contents.
 *
 * @param guarded null before a database was set up
 * @param restores confirmed and not over; each gets a banner with a cancel button
 * @param backup the backup that runs; null when none does
 * @param notice what the last request did; null when there is nothing to say
 */
public record Shell(
        Visitor visitor,
        Place place,
        @Nullable Guarded guarded,
        List<RestoreView> restores,
        @Nullable Operation backup,
        @Nullable Notice notice) {
    public Shell {
        restores = List.copyOf(restores);
    }
}
