package dev.belay.vault;

import dev.belay.base.BelayException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a backup: how many they are and how many rows they hold at once, each of them when somebody asks. A list
 * of thousands of backups does not hold all their tables.
 */
public final class Tables {
    private final int count;
    private final long rows;
    private final Supplier<List<TableEntry>> all;

    private Tables(int count, long rows, Supplier<List<TableEntry>> all) {
        this.count = count;
        this.rows = rows;
        this.all = all;
    }

    /** These. */
    public static Tables of(List<TableEntry> tables) {
        List<TableEntry> kept = List.copyOf(tables);
        return new Tables(kept.size(), kept.stream().mapToLong(TableEntry::rows).sum(), () -> kept);
    }

    /** So many, which {@code all} reads when somebody asks. */
    static Tables elsewhere(int count, long rows, Supplier<List<TableEntry>> all) {
        return new Tables(count, rows, all);
    }

    public int count() {
        return count;
    }

    /** All rows of all tables. */
    public long rows() {
        return rows;
    }

    /**
     * Each of them; read from the backup's manifest when this comes from a list of backups.
     *
     * @throws BelayException when that manifest is gone or was changed since
     */
    public List<TableEntry> all() {
        return all.get();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tables tables
                && tables.count == count
                && tables.rows == rows
                && tables.all().equals(all());
    }

    @Override
    public int hashCode() {
        return 31 * count + Long.hashCode(rows);
    }

    @Override
    public String toString() {
        return count + " tables with " + rows + " rows";
    }
}
