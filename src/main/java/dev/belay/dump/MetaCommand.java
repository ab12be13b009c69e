package dev.belay.dump;

/**
 * A command to psql itself, which a backslash begins.
 *
 * @param text from the backslash to the end of its line
 * @param line from 1
 */
public record MetaCommand(String text, long line) {}
