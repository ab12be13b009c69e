package dev.belay.dump;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was seen of one table so far. */
final class TableTally {
    private List<String> columns = List.of();
    private long rows;
    private long bytes;
    private int databases;
    private int lastDatabase = -1;
    private boolean filled;
    private boolean partitioned;
    private @Nullable String whyUnknown;

    /** @param database counts the databases of this text */
    void seenIn(int database) {
        if (database != lastDatabase) {
            lastDatabase = database;
            databases++;
        }
        if (databases > 1) {
            unknown("several databases in the dump have a table of this name");
        }
    }

    /** The definition may leave inherited columns out, the data leave generated ones out. */
    void columns(List<String> seen) {
        if (seen.size() > columns.size()) {
            columns = seen;
        }
    }

    void partitioned() {
        partitioned = true;
    }

    boolean isPartitioned() {
        return partitioned;
    }

    boolean isFilled() {
        return filled;
    }

    void add(long moreRows, long moreBytes) {
        filled = true;
        rows += moreRows;
        bytes += moreBytes;
    }

    /** The first reason stays. */
    void unknown(String why) {
        if (whyUnknown == null) {
            whyUnknown = why;
        }
    }

    boolean isUnknown() {
        return whyUnknown != null;
    }

    TableRows result(TableName name, @Nullable String whyAllUnknown) {
        @Nullable String why = whyUnknown == null ? whyAllUnknown : whyUnknown;
        return new TableRows(name, columns, rows, bytes, why == null, why);
    }
}
