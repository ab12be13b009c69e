package dev.belay.drive;

import dev.belay.base.Secret;
import dev.belay.drive.TokenSource.AccessToken;
import dev.belay.offsite.StoreException;
import dev.belay.operation.CancelSignal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the token that is good, and gets another before it runs out or when it was refused. */
final class Tokens {
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final TokenSource source;
    private final Clock clock;
    private @Nullable AccessToken current;

    Tokens(TokenSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    synchronized Secret get(CancelSignal cancel) throws StoreException {
        AccessToken known = current;
        if (known == null || !clock.instant().isBefore(known.expires().minus(MARGIN))) {
            known = source.fetch(cancel);
            current = known;
        }
        return known.value();
    }

    /** Google refused {@code token}: the next one is a new one, unless somebody got that meanwhile. */
    synchronized void refused(Secret token) {
        if (current != null && current.value().equals(token)) {
            current = null;
        }
    }

    /** When no further token is to be had; empty when that is not foreseen. */
    synchronized Optional<Instant> signInEnds() {
        return Optional.ofNullable(current).map(AccessToken::signInEnds);
    }

    boolean isServiceAccount() {
        return source.isServiceAccount();
    }
}
