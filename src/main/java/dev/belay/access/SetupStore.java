package dev.belay.access;

import dev.belay.base.Sha256;
import java.time.Instant;

/** Where the one set-up token is kept, as its digest. */
public interface SetupStore {

    /** Keeps this token and forgets the one before. */
    void replace(Sha256 token, Instant expires);

    /** Whether {@code token} is the one that is kept, and has not expired at {@code now}. */
    boolean holds(Sha256 token, Instant now);

    /** Forgets {@code token} if {@link #holds} it: of several that try, one gets true. */
    boolean take(Sha256 token, Instant now);
}
