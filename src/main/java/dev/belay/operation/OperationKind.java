package dev.belay.operation;

import java.util.Locale;

/** What an operation does. */
public enum OperationKind {
    BACKUP,
    /** Reads a backup to its end; touches no database. */
    VERIFY,
    /** Restores a backup where it hurts nobody, to prove that it can be; touches no guarded database. */
    DRILL,
    /** Brings a backup back from elsewhere, or tries it after that; touches no guarded database. */
    FETCH,
    /** Removes one backup, by hand, once nobody took it back. */
    DELETE,
    /** Removes the backups that retention gives up. */
    PRUNE,
    RESTORE,
    UNDO;

    /** For sentences. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it makes or reads a backup, rather than changing a database. */
    public boolean ofBackup() {
        return this == BACKUP || this == VERIFY || this == DRILL || this == FETCH;
    }

    /** Whether it removes backups. */
    public boolean ofRemoval() {
        return this == DELETE || this == PRUNE;
    }

    /** Whether it puts another database in the place of the live one. */
    public boolean ofRestore() {
        return this == RESTORE || this == UNDO;
    }

    /** What it holds of {@code database}: a backup may be read, tried or removed while another is taken. */
    String lock(String database) {
        return switch (this) {
            case VERIFY -> database + "/backups";
            case DRILL -> database + "/drills";
            case FETCH -> database + "/fetches";
            case DELETE, PRUNE -> database + "/removals";
            case BACKUP, RESTORE, UNDO -> database;
        };
    }
}
