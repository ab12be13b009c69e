package dev.belay.access;

/** What a person may do; each role may do what the ones before it may. */
public enum Role {
    /** Sees everything but secrets. */
    VIEWER,
    /** Takes backups and deploys. */
    OPERATOR,
    /** Restores, deletes, and decides about users. */
    ADMIN;

    public boolean atLeast(Role needed) {
        return compareTo(needed) >= 0;
    }
}
