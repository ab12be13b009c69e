package dev.belay.postgres;

/** What a connection is opened for. */
enum Use {
    /** Short questions and commands. */
    ASK,
    /** Work that may keep the server busy for long. */
    WORK,
    /** A dump's own statements, sent as they stand. */
    LOAD
}
