package dev.belay.offsite;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How one copy of a backup stands. */
public sealed interface CopyState {

    /** It has not been begun. */
    record Waiting(Instant since) implements CopyState {
        /** For machines. */
        public static final String WORD = "waiting";
    }

    /**
     * A process sends it, or sent it when it was killed.
     *
     * @param sent bytes of {@code bytes} that have arrived
     */
    record Uploading(Instant began, long sent, long bytes) implements CopyState {
        /** For machines. */
        public static final String WORD = "uploading";

        /** Between 0 and 100, never 100 before the end. */
        public int percent() {
            return bytes <= 0 ? 0 : (int) Math.min(99, sent * 100 / bytes);
        }
    }

    /** It was read back and is what was sent; {@code looked} is when it was last seen there. */
    record Proven(Instant at, Instant looked) implements CopyState {
        /** For machines. */
        public static final String WORD = "proven";
    }

    /**
     * It did not arrive.
     *
     * @param next when it is tried again; null when a person has to do something first
     */
    record Failed(
            Instant at,
            String sentence,
            String hint,
            @Nullable Instant next) implements CopyState {
        /** For machines. */
        public static final String WORD = "failed";
    }

    /** It was proven once, and is not there any more. */
    record Missing(Instant found) implements CopyState {
        /** For machines. */
        public static final String WORD = "missing";
    }

    /** It was proven once, and is not what it was. */
    record Damaged(Instant found, String sentence) implements CopyState {
        /** For machines. */
        public static final String WORD = "damaged";
    }

    /** It was removed on purpose: by the retention of its store, or with its backup. */
    record Removed(Instant at, String why) implements CopyState {
        /** For machines. */
        public static final String WORD = "removed";
    }

    /** The same for the same kind of state. */
    default String word() {
        return switch (this) {
            case Waiting _ -> Waiting.WORD;
            case Uploading _ -> Uploading.WORD;
            case Proven _ -> Proven.WORD;
            case Failed _ -> Failed.WORD;
            case Missing _ -> Missing.WORD;
            case Damaged _ -> Damaged.WORD;
            case Removed _ -> Removed.WORD;
        };
    }
}
