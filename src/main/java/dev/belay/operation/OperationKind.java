package dev.belay.operation;

import java.util.Locale;

/** What an operation does. */
public enum OperationKind {
    BACKUP,
    /** Reads a backup to its end; touches no database. */
    VERIFY,
    /** Restores a backup where it hurts nobody, to prove that it can be; touches no guarded database. */
    DRILL,
    RESTORE,
    UNDO;

    /** For sentences. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it makes or reads a backup, rather than changing a database. */
    public boolean ofBackup() {
        return this == BACKUP || this == VERIFY || this == DRILL;
    }

    /** What it holds of {@code database}: a backup may be read or tried while another is taken. */
    String lock(String database) {
        return switch (this) {
            case VERIFY -> database + "/backups";
            case DRILL -> database + "/drills";
            case BACKUP, RESTORE, UNDO -> database;
        };
    }
}
