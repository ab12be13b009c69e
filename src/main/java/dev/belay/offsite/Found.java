package dev.belay.offsite;

import dev.belay.vault.BackupId;
import dev.belay.vault.Manifest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A backup that lies in a store.
 *
 * @param object the dump
 * @param encrypted whether a key is needed to read it
 * @param manifest what is known of it; null when there is none there, or when it cannot be read without the key
 * @param ours whether this console signed that manifest
 * @param here whether the backup folder holds it too
 */
public record Found(
        BackupId id,
        StoredObject object,
        boolean encrypted,
        @Nullable Manifest manifest,
        boolean ours,
        boolean here) {

    /** What is known of it. */
    public Optional<Manifest> known() {
        return Optional.ofNullable(manifest);
    }
}
