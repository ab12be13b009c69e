package dev.belay.dump;

/**
 * One SQL statement as it stands in the dump, without its semicolon.
 *
 * @param offset of its first byte in the plain text
 * @param line of its first byte, from 1
 * @param truncated whether {@code sql} is only the beginning
 */
public record Statement(String sql, long offset, long line, boolean truncated) {}
