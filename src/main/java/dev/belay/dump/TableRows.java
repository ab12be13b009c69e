package dev.belay.dump;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many rows a dump holds for one table: the exact number, or none and the reason why.
 *
 * @param columns as far as the dump names them
 * @param rows of all its blocks together; not to be shown unless {@code exact}
 * @param bytes of its data in the plain text
 * @param exact whether {@code rows} is what a restore gives
 * @param whyUnknown set exactly when {@code exact} is false
 */
public record TableRows(
        TableName table,
        List<String> columns,
        long rows,
        long bytes,
        boolean exact,
        @Nullable String whyUnknown) {
    public TableRows {
        columns = List.copyOf(columns);
        if (rows < 0 || bytes < 0) {
            throw new IllegalArgumentException("a table has no fewer than 0 rows and bytes");
        }
        if (exact != (whyUnknown == null)) {
            throw new IllegalArgumentException("rows are exact, or there is a reason why not");
        }
    }
}
