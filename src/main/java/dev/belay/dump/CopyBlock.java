package dev.belay.dump;

import java.util.List;

/**
 * A {@code COPY … FROM stdin} with the rows that follow it.
 *
 * @param columns as the statement lists them; empty for a table without columns, and when it lists none
 * @param sql the statement, without its semicolon
 * @param offset of its first byte in the plain text
 * @param line of its first byte, from 1
 */
public record CopyBlock(TableName table, List<String> columns, String sql, long offset, long line) {
    public CopyBlock {
        columns = List.copyOf(columns);
    }
}
