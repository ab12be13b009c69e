package dev.belay.drive;

import dev.belay.base.Secret;
import dev.belay.offsite.StoreException;
import dev.belay.operation.CancelSignal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Gets new access tokens. */
interface TokenSource {

    /**
     * What opens Drive for an hour or so.
     *
     * @param expires when it opens nothing any more
     * @param signInEnds when no further one is to be had; null when that is not foreseen
     */
    record AccessToken(
            Secret value, Instant expires, @Nullable Instant signInEnds) {}

    /** Asks Google once. */
    AccessToken fetch(CancelSignal cancel) throws StoreException;

    /** Whether it speaks for a program, which owns no storage, and not for a person. */
    boolean isServiceAccount();
}
