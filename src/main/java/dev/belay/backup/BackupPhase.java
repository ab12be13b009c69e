package dev.belay.backup;

/** Where the taking, the reading or the drill of a backup stands. */
public enum BackupPhase {
    DUMPING,
    VERIFYING,
    /** A copy of a damaged file comes from off-site. */
    FETCHING,
    /** A drill makes its place ready. */
    PREPARING,
    LOADING,
    CHECKING,
    DONE,
    CANCELLED,
    FAILED;

    /** Until it is done, anybody may cancel it. */
    public boolean cancellable() {
        return compareTo(DONE) < 0;
    }
}
