package dev.belay.offsite.recovery;

import dev.belay.base.ErrorCode;

/** How the fetching of a backup ended. */
public sealed interface FetchResult {
    /**
     * It lies in the backup folder.
     *
     * @param ours whether this console signed its manifest; another one's backup is restored as a foreign file is
     */
    record Fetched(boolean ours) implements FetchResult {}

    /** It was fetched, restored where it hurts nobody, and holds what it should. */
    record Drilled() implements FetchResult {}

    /** It did not come, or is not what it should be. */
    record Failed(ErrorCode code, String sentence, String hint) implements FetchResult {}

    /** Somebody cancelled; what had arrived is kept for the next time. */
    record Cancelled(String by) implements FetchResult {}
}
