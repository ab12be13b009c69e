package dev.belay.web.api;

import dev.belay.access.IdempotencyStore;
import dev.belay.access.IdempotencyStore.Claim;
import dev.belay.access.Token;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Sha256;
import dev.belay.operation.OperationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Begins one operation however often the same request is sent, as long as it carries the same key. */
public final class OnceOnly {
    private static final Duration MEMORY = Duration.ofHours(24);
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final IdempotencyStore store;
    private final Clock clock;

    public OnceOnly(IdempotencyStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The operation that {@code begin} began, now or when the request with this key came first; null is no key. */
    OperationId run(Token token, @Nullable String key, byte[] request, Supplier<OperationId> begin) {
        if (key == null) {
            return begin.get();
        }
        if (!KEY.matcher(key).matches()) {
            throw badKey();
        }
        Instant now = clock.instant();
        store.forget(now.minus(MEMORY));
        Sha256 digest = Sha256.of(request);
        Optional<Claim> before = store.claim(token.id(), key, digest, now);
        return before.isPresent() ? answered(before.get(), digest) : first(token.id(), key, begin);
    }

    private OperationId first(String token, String key, Supplier<OperationId> begin) {
        OperationId begun;
        try {
            begun = begin.get();
        } catch (RuntimeException e) {
            store.release(token, key);
            throw e;
        }
        store.answer(token, key, begun.value());
        return begun;
    }

    private static OperationId answered(Claim claim, Sha256 digest) {
        if (!claim.request().equals(digest)) {
            throw new BelayException(
                    ErrorCode.USAGE,
                    "this Idempotency-Key came with another request before",
                    "take a new key for each request");
        }
        String answer = claim.answer();
        if (answer == null) {
            throw new BelayException(
                    ErrorCode.BUSY, "the same request is being served right now", "send it again in a moment");
        }
        return new OperationId(answer);
    }

    private static BelayException badKey() {
        return new BelayException(
                ErrorCode.USAGE,
                "this is no Idempotency-Key",
                "take 1 to 200 printable ASCII characters without spaces, such as a UUID");
    }
}
