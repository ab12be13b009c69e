package dev.belay.dump;

/** The form in which a file holds a database. */
public enum DumpFormat {
    /** SQL text. */
    PLAIN,
    /** An archive of {@code pg_dump -Fc}. */
    CUSTOM,
    /** An archive of {@code pg_dump -Ft}. */
    TAR,
    /** An archive of {@code pg_dump -Fd}. */
    DIRECTORY,
    /** A SQLite database file. */
    SQLITE,
    UNKNOWN
}
