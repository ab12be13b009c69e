package dev.belay.restore;

/** Names of the facts that a restore or an undo notes in the journal. */
public final class RestoreFacts {
    /** The preview, as JSON. */
    public static final String PREVIEW = "preview";
    /** What people call the database. */
    public static final String SHOWN_NAME = "shownName";
    /** When the cooldown is over. */
    public static final String COOLDOWN_ENDS = "cooldownEnds";
    /** The backup taken right before. */
    public static final String SAFETY = "backup";
    /** The live database's name on its server. */
    public static final String LIVE = "live";
    /** The live database's oid before the swap. */
    public static final String LIVE_OID = "liveOid";
    /** The database that will become the live one. */
    public static final String SCRATCH = "scratch";
    /** Its oid: after the swap, the live database has it. */
    public static final String SCRATCH_OID = "scratchOid";
    /** The name that the live database gets. */
    public static final String OLD = "old";
    /** Until when it can be undone. */
    public static final String UNDO_UNTIL = "undoUntil";
    /** The restore that is undone. */
    public static final String UNDO_OF = "undoOf";
    /** Rows loaded. */
    public static final String ROWS = "rows";
    /** Sessions ended at the swap. */
    public static final String SESSIONS_ENDED = "sessionsEnded";

    private RestoreFacts() {}
}
