package dev.belay.postgres;

import dev.belay.operation.CancelSignal;
import dev.belay.restore.LiveSnapshot;
import dev.belay.restore.LiveTable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts all tables that a dump would hold, in one snapshot. */
final class TableCounter {
    private static final String SELF =
            "SELECT oid::bigint, extract(epoch from now())::text FROM pg_database WHERE datname = current_database()";

    private final Connection connection;
    private final CountLimits limits;
    private final CancelSignal cancel;

    TableCounter(Connection connection, CountLimits limits, CancelSignal cancel) {
        this.connection = connection;
        this.limits = limits;
        this.cancel = cancel;
    }

    LiveSnapshot count() throws SQLException {
        connection.setAutoCommit(false);
        Query.run(
                connection,
                "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
                "SET LOCAL lock_timeout = " + limits.lockWait().toMillis(),
                "SET LOCAL statement_timeout = " + limits.statement().toMillis(),
                "SET LOCAL row_security = off",
                "SET LOCAL search_path = pg_catalog");
        LiveSnapshot empty = Query.one(
                connection, SELF, row -> new LiveSnapshot(Epoch.instant(row.getString(2)), row.getLong(1), List.of()));
        List<LiveTable> counted = new ArrayList<>();
        for (Candidate table : Query.list(connection, DumpedTables.SQL, Candidate::of)) {
            cancel.check();
            counted.add(count(table));
        }
        connection.rollback();
        return new LiveSnapshot(empty.at(), empty.databaseOid(), counted);
    }

    private LiveTable count(Candidate table) throws SQLException {
        if (table.rowSecurity()) {
            return unknown(table, "row security hides rows from this role");
        }
        if (!table.readable()) {
            return unknown(table, "this role may not read it");
        }
        Savepoint before = connection.setSavepoint();
        try {
            LiveTable counted = exact(table);
            connection.releaseSavepoint(before);
            return counted;
        } catch (SQLException e) {
            cancel.check();
            if (connection.isClosed()) {
                throw e;
            }
            connection.rollback(before);
            return unknown(table, ServerWords.of(e));
        }
    }

    private LiveTable exact(Candidate table) throws SQLException {
        long rows = Query.one(
                connection,
                "SELECT count(*) FROM ONLY " + table.quoted() + " " + table.condition(),
                row -> row.getLong(1));
        Optional<String> column = NewestColumn.of(connection, table.oid(), table.pages());
        return new LiveTable(
                table.schema(), table.name(), rows, null, column.isEmpty() ? null : newest(table, column.get()));
    }

    private @Nullable Instant newest(Candidate table, String column) throws SQLException {
        String quoted = Quoting.identifier(column);
        String newest = Query.one(
                connection,
                "SELECT extract(epoch from max(" + quoted + ")::timestamptz)::text FROM ONLY " + table.quoted()
                        + " WHERE isfinite(" + quoted + ")",
                row -> Optional.ofNullable(row.getString(1)).orElse(""));
        return newest.isEmpty() ? null : Epoch.instant(newest);
    }

    private static LiveTable unknown(Candidate table, String why) {
        return new LiveTable(table.schema(), table.name(), null, why, null);
    }

    private record Candidate(
            long oid, String schema, String name, long pages, boolean rowSecurity, boolean readable, String condition) {
        static Candidate of(ResultSet row) throws SQLException {
            return new Candidate(
                    row.getLong("oid"),
                    row.getString("schema"),
                    row.getString("name"),
                    row.getLong("pages"),
                    row.getBoolean("row_security"),
                    row.getBoolean("readable"),
                    row.getString("condition"));
        }

        String quoted() {
            return Quoting.identifier(schema, name);
        }
    }
}
