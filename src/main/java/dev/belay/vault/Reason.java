package dev.belay.vault;

import java.util.Locale;

/** Why a backup was taken. */
public enum Reason {
    MANUAL,
    SCHEDULE,
    CLOSE,
    DEPLOY,
    /** By Belay itself, right before a restore or an undo. */
    SAFETY;

    /** As it stands in file names, manifests and on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
