package dev.belay.offsite;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that a store holds, as the store itself tells it.
 *
 * @param ref by which the store finds exactly this file again, also after somebody renamed it: an id, a key or a path
 * @param bytes its length
 * @param stamp changes whenever the content does: an ETag, a revision, a digest or a time; empty when the store has
 *     nothing of the kind
 * @param modified when it was written; null when the store does not tell
 * @param sha256 as the store computed it; null when it does not
 * @param md5 as the store computed it; null when it does not
 */
public record StoredObject(
        StorePath path,
        String ref,
        long bytes,
        String stamp,
        @Nullable Instant modified,
        @Nullable String sha256,
        @Nullable String md5) {}
