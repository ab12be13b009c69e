package dev.belay.vault;

import java.util.List;

/**
 * One table in a backup.
 *
 * @param rows counted while the dump ran
 * @param bytes plain bytes of its data
 * @param firstFrame number of the first zstd frame that holds its data, from 0
 * @param frames how many frames hold its data
 */
public record TableEntry(
        String schema, String name, List<String> columns, long rows, long bytes, int firstFrame, int frames) {
    public TableEntry {
        Parts.require("a table", schema, name);
        columns = List.copyOf(columns);
        if (rows < 0 || bytes < 0) {
            throw new IllegalArgumentException("negative count for " + schema + "." + name);
        }
    }
}
