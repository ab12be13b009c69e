package dev.belay.cli;

/** A table of a SQLite file, its rows counted. */
public record SqliteTable(String name, int columns, long rows) {}
