package dev.belay.dump;

/** The database engine that a file belongs to. */
public enum Engine {
    POSTGRESQL,
    SQLITE,
    MYSQL,
    UNKNOWN
}
