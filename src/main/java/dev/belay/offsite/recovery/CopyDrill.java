package dev.belay.offsite.recovery;

import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.operation.CancelSignal;
import dev.belay.vault.Manifest;
import java.nio.file.Path;

/** Tries a file that was fetched from a store. */
@FunctionalInterface
public interface CopyDrill {
    /**
     * Restores {@code file} where it hurts nobody, and returns when it is proven.
     *
     * @param manifest of the backup that it is
     * @param store that it was fetched from; the proof names it
     * @param cancel ends the drill
     * @throws BelayException when it could not be tried, does not hold what it should, or was cancelled
     */
    void prove(Manifest manifest, Path file, String store, Actor actor, CancelSignal cancel);
}
