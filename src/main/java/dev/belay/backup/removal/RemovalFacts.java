package dev.belay.backup.removal;

/** Names of the facts that a removal notes in the journal, besides the backup that somebody wants deleted. */
public final class RemovalFacts {
    /** The id of the backup that goes right now, noted before anything of it is touched; empty between two. */
    public static final String REMOVING = "removing";
    /** Bytes that its file takes. */
    public static final String SIZE = "size";
    /** When the time is over in which a deletion can be taken back. */
    public static final String WAITS_UNTIL = "waitsUntil";
    /** How many backups are gone, not counting the one that goes right now. */
    public static final String REMOVED = "removed";
    /** Bytes that their files took. */
    public static final String BYTES = "bytes";

    private RemovalFacts() {}
}
