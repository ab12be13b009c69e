package dev.belay.operation;

import java.util.Locale;

/** What an operation does. */
public enum OperationKind {
    BACKUP,
    /** Reads a backup to its end; touches no database. */
    VERIFY,
    RESTORE,
    UNDO;

    /** For sentences. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it makes or reads a backup, rather than changing a database. */
    public boolean ofBackup() {
        return this == BACKUP || this == VERIFY;
    }

    /** What it holds of {@code database}: a backup may be read while another is taken. */
    String lock(String database) {
        return this == VERIFY ? database + "/backups" : database;
    }
}
