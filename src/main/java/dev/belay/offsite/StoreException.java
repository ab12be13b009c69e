package dev.belay.offsite;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A store did not do what it was asked. Carries a sentence and a hint for people, and no secret: neither a token nor the
 * address of an upload session nor what a stranger's answer said of one.
 */
public final class StoreException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What that means for whoever asked. */
    public enum Kind {
        /** It may go through the next time: the network, a busy server, a limit on the rate. */
        TRANSIENT,
        /** The store has no room left. Nothing is deleted to make some. */
        FULL,
        /** The right to sign in was taken back or has run out; a person has to connect the store again. */
        REVOKED,
        /** The store does not allow this act to this account. */
        DENIED,
        /** What was asked for is not there. */
        MISSING,
        /** What lies there, or what came from there, is not what it should be. */
        DAMAGED,
        /** What was to be sent is not what it should be: the local file is gone or was changed. */
        SOURCE,
        /** Somebody cancelled or paused. */
        CANCELLED,
        /** Anything else that trying again does not mend. */
        BROKEN
    }

    private final Kind kind;
    private final String hint;
    private final @Nullable Duration wait;

    public StoreException(Kind kind, String sentence, String hint) {
        this(kind, sentence, hint, null);
    }

    public StoreException(Kind kind, String sentence, String hint, @Nullable Throwable cause) {
        super(sentence, cause);
        this.kind = kind;
        this.hint = hint;
        this.wait = null;
    }

    private StoreException(String sentence, @Nullable Duration wait, @Nullable Throwable cause) {
        super(sentence, cause);
        this.kind = Kind.TRANSIENT;
        this.hint = "";
        this.wait = wait;
    }

    /**
     * {@link Kind#TRANSIENT}.
     *
     * @param wait how long the store asked to be left alone; null when it did not say
     */
    public static StoreException passing(String sentence, @Nullable Duration wait, @Nullable Throwable cause) {
        return new StoreException(sentence, wait, cause);
    }

    /** {@code e} itself if it tells already what it means, else {@link Kind#TRANSIENT} with {@code sentence}. */
    public static StoreException orPassing(IOException e, String sentence) {
        return e instanceof StoreException told ? told : passing(sentence, null, e);
    }

    public Kind kind() {
        return kind;
    }

    /** What happened to which thing, without a full stop. */
    public String sentence() {
        return Optional.ofNullable(getMessage()).orElse("");
    }

    /** What to do next; empty when there is nothing to do but to wait. */
    public String hint() {
        return hint;
    }

    /** How long the store asked to be left alone. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(wait);
    }
}
