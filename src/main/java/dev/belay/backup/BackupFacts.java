package dev.belay.backup;

/** Names of the facts that a backup notes in the journal. */
public final class BackupFacts {
    /** The id of the backup that is taken. */
    public static final String BACKUP = "backup";
    /** The process id of pg_dump. */
    public static final String PID = "pid";
    /** When that process began, so that no other is taken for it. */
    public static final String PID_BEGAN = "pidBegan";
    /** Why the backup is taken. */
    public static final String REASON = "reason";
    /** A person's words for it. */
    public static final String LABEL = "label";
    /** The off-site store from which a file is fetched again. */
    public static final String STORE = "store";

    private BackupFacts() {}
}
