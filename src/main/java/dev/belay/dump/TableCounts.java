package dev.belay.dump;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts the rows of all tables of a dump: exactly, or not at all and with the reason. */
final class TableCounts {
    private final Map<TableName, TableTally> tables = new TreeMap<>();
    private int database;
    private boolean copied;
    private boolean inserted;
    private @Nullable TableTally lastInserted;
    private @Nullable String whyAllUnknown;

    void create(StatementKind.CreateTable created) {
        TableTally tally = tally(created.table());
        tally.columns(created.columns());
        if (created.partitioned()) {
            tally.partitioned();
        }
        if (created.filled()) {
            tally.unknown("it is filled by a query");
        }
    }

    void insert(StatementKind.Insert insert, long rows, long bytes) {
        TableTally tally = tally(insert.table());
        tally.columns(insert.columns());
        tally.add(Math.max(0, rows), bytes);
        if (rows == InsertTally.UNKNOWN) {
            tally.unknown("it is filled by a query");
        }
        inserted = true;
        lastInserted = tally;
    }

    void copy(CopyBlock block, long rows, long bytes, @Nullable String whyUnknown) {
        TableTally tally = tally(block.table());
        tally.columns(block.columns());
        tally.add(rows, bytes);
        if (whyUnknown != null) {
            tally.unknown(whyUnknown);
        }
        copied = true;
    }

    void filledElsewhere(TableName table) {
        tally(table).unknown("it is filled from outside of the dump");
    }

    /** Rows that are not there yet cannot be taken away. */
    void change(StatementKind.ChangeRows change) {
        TableTally tally = tables.get(change.table());
        if (tally != null && tally.isFilled() && !"UPDATE".equals(change.verb())) {
            tally.unknown("the dump changes its rows later, by " + change.verb());
        }
    }

    /** No count holds any more. */
    void allUnknown(String why) {
        if (whyAllUnknown == null) {
            whyAllUnknown = why;
        }
    }

    /** The rows that came are not followed by more of the same table. */
    void objectEnded() {
        lastInserted = null;
    }

    /** Whether there was a COPY block, which no other engine has. */
    boolean copied() {
        return copied;
    }

    boolean hasRows() {
        return copied || inserted;
    }

    void databaseBegan() {
        database++;
    }

    private TableTally tally(TableName table) {
        TableTally tally = tables.computeIfAbsent(table, name -> new TableTally());
        tally.seenIn(database);
        return tally;
    }

    List<TableRows> result(DumpComments comments, boolean complete) {
        if (!complete && lastInserted != null) {
            lastInserted.unknown("the file ends among its rows");
        }
        Map<String, Integer> sameNote = new HashMap<>();
        tables.keySet().forEach(table -> sameNote.merge(DumpComments.note(table), 1, Integer::sum));
        List<TableRows> rows = new ArrayList<>();
        tables.forEach((table, tally) -> {
            if (tally.isFilled() || tally.isUnknown() || !tally.isPartitioned()) {
                boolean noted = comments.dataNotes(table) >= sameNote.getOrDefault(DumpComments.note(table), 1);
                whyUnknown(tally, noted, complete).ifPresent(tally::unknown);
                rows.add(tally.result(table, whyAllUnknown));
            }
        });
        return List.copyOf(rows);
    }

    private Optional<String> whyUnknown(TableTally tally, boolean noted, boolean complete) {
        if (tally.isFilled()) {
            return complete || !tally.isPartitioned()
                    ? Optional.empty()
                    : Optional.of("the file ends before all its rows");
        } else if (!complete) {
            return Optional.of("the file ends before its data");
        } else if (noted && !copied) {
            // with --inserts, an empty table leaves nothing but pg_dump's comment
            return Optional.empty();
        }
        return Optional.of(
                hasRows() ? "the dump holds no data for this table" : "the dump holds no data, only definitions");
    }
}
