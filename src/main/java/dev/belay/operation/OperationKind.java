package dev.belay.operation;

import java.util.Locale;

/** What an operation does. */
public enum OperationKind {
    BACKUP,
    RESTORE,
    UNDO;

    /** For sentences. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
