package dev.belay.access;

import dev.belay.base.Sha256;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers what a token's requests were answered, so that a request sent twice is done once. */
public interface IdempotencyStore {

    /**
     * Claims {@code key} for a request about to be done: of several that try, one gets an empty answer and does it.
     * The others get what is known of it.
     *
     * @param token id of the token whose key it is
     * @param request digest of the request, to tell a repetition from another request under the same key
     */
    Optional<Claim> claim(String token, String key, Sha256 request, Instant at);

    /** Writes down the answer to the request that claimed {@code key}. */
    void answer(String token, String key, String answer);

    /** Gives {@code key} back: the request failed and may be sent again. */
    void release(String token, String key);

    /** Forgets claims made before {@code at}. */
    void forget(Instant at);

    /**
     * A request that was seen before.
     *
     * @param answer null while it is being done
     */
    record Claim(Sha256 request, @Nullable String answer) {}
}
