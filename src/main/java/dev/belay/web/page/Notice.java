package dev.belay.web.page;

/** What the last request did, told once on the page that follows. */
public enum Notice {
    SIGNED_OUT,
    ADMIN_CREATED,
    DATABASE_SAVED,
    BACKUP_STARTED,
    BACKUP_CANCELLED,
    PINNED,
    UNPINNED,
    ACCEPTED,
    VERIFY_CANCELLED,
    DRILL_CANCELLED,
    FETCH_CANCELLED,
    DELETED,
    /** A deletion was taken back. */
    KEPT,
    PRUNED,
    /** Retention goes on after the answer. */
    PRUNING,
    /** Something stayed after all. */
    PRUNED_IN_PART,
    PRUNE_STOPPED,
    NOTHING_TO_PRUNE,
    CALENDAR_CHANGED,
    RESTORE_CANCELLED,
    TEST_SENT,
    STORE_TESTED,
    STORE_PAUSED,
    STORE_RESUMED,
    STORE_COMPARED,
    /** The comparison goes on after the answer. */
    STORE_COMPARING,
    STORE_KEPT,
    STORE_FORGOTTEN,
    COPY_AGAIN,
    COPY_GIVEN_UP,
    KEY_KEPT,
    FETCH_STARTED,
    /** A copy is fetched and tried. */
    COPY_DRILL_STARTED,
    /** The cancel came when the operation was over or past the point of return. */
    TOO_LATE
}
