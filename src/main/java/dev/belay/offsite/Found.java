package dev.belay.offsite;

import dev.belay.vault.BackupId;
import dev.belay.vault.Manifest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A backup that lies in a store.
 *
 * @param store in which it lies
 * @param object the dump
 * @param encrypted whether a key is needed to read it
 * @param manifest what is known of it; null when there is none there, or when it cannot be read without the key
 * @param ours whether this console signed that manifest
 * @param here whether the backup folder holds it too
 * @param why there is no manifest; empty when there is one
 */
public record Found(
        BackupId id,
        String store,
        StoredObject object,
        boolean encrypted,
        @Nullable Manifest manifest,
        boolean ours,
        boolean here,
        String why) {

    /** What is known of it. */
    public Optional<Manifest> known() {
        return Optional.ofNullable(manifest);
    }
}
