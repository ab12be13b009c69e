package dev.belay.restore;

/** Names of the facts that a drill notes in the journal, besides the backup's. */
final class DrillFacts {
    /** Where it was loaded. */
    static final String PLACE = "place";
    /** How long it took, in milliseconds. */
    static final String MILLIS = "millis";
    /** The off-site store that the file was fetched from. */
    static final String COPY = "copy";

    private DrillFacts() {}
}
