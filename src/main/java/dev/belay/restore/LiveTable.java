package dev.belay.restore;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One table of a live database.
 *
 * @param rows exact; null when it could not be counted
 * @param whyUnknown why it could not be counted; null when it was
 * @param newest the newest row by a timestamp column, where there is one that tells
 */
public record LiveTable(
        String schema,
        String name,
        @Nullable Long rows,
        @Nullable String whyUnknown,
        @Nullable Instant newest) {}
