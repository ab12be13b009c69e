package dev.belay.web.page;

import dev.belay.backup.GuardedDatabase;
import org.jspecify.annotations.Nullable;

/**
 * The guarded database that a page is about.
 *
 * @param server null when the server did not answer
 * @param why it did not; null when it did, or when it was not asked yet
 */
public record Guarded(
        GuardedDatabase database,
        @Nullable ServerLine server,
        @Nullable Problem why) {}
