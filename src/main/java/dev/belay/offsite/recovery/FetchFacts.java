package dev.belay.offsite.recovery;

/** Names of the facts that a fetch notes in the journal, besides those of a backup. */
final class FetchFacts {
    /** Whether the backup is tried, and not kept. */
    static final String DRILL = "drill";
    /** Whether its manifest is ours. */
    static final String OURS = "ours";
    /** Noted before a file appears in the backup folder where none was: without its manifest it is to go. */
    static final String APPEARS = "appears";

    private FetchFacts() {}
}
