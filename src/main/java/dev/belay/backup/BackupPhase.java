package dev.belay.backup;

/** Where a backup stands. */
public enum BackupPhase {
    DUMPING,
    VERIFYING,
    DONE,
    CANCELLED,
    FAILED;

    /** Until it is done, anybody may cancel it. */
    public boolean cancellable() {
        return this == DUMPING || this == VERIFYING;
    }
}
