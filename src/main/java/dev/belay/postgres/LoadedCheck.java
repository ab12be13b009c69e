package dev.belay.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks at a loaded database for what counts do not show. */
final class LoadedCheck {
    private static final String INVALID_INDEXES = """
            SELECT n.nspname || '.' || c.relname FROM pg_index i
            JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE NOT i.indisvalid OR NOT i.indisready ORDER BY 1""";

    private static final String OPEN_CONSTRAINTS = """
            SELECT conrelid::regclass || '.' || conname FROM pg_constraint
            WHERE NOT convalidated AND conrelid <> 0 ORDER BY 1""";

    /** Sequences that belong to a column. The CASE comes first whatever the planner does: it keeps tables out. */
    private static final String SEQUENCES = """
            SELECT sn.nspname AS sequence_schema, s.relname AS sequence, n.nspname AS schema, t.relname AS table,
                   a.attname AS column, q.seqincrement > 0 AS rising
            FROM pg_class s
            JOIN pg_namespace sn ON sn.oid = s.relnamespace
            JOIN pg_sequence q ON q.seqrelid = s.oid
            JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = s.oid
                            AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
            JOIN pg_class t ON t.oid = d.refobjid AND t.relkind IN ('r', 'p')
            JOIN pg_namespace n ON n.oid = t.relnamespace
            JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
            WHERE a.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype)
              AND has_table_privilege(t.oid, 'SELECT')
              AND CASE s.relkind WHEN 'S' THEN has_sequence_privilege(s.oid, 'SELECT') ELSE false END
              AND NOT row_security_active(t.oid)
            ORDER BY 1, 2""";

    private LoadedCheck() {}

    /** What makes the loaded database unfit. */
    static List<String> problems(Connection connection) throws SQLException {
        return Query.strings(connection, INVALID_INDEXES).stream()
                .map(index -> "the index " + index + " is invalid")
                .toList();
    }

    /**
     * What is odd, and may have been so in the database that was dumped: the load set each sequence to the dump's own
     * value, and a constraint may never have been validated.
     */
    static List<String> notes(Connection connection) throws SQLException {
        List<String> notes = new ArrayList<>();
        Query.strings(connection, OPEN_CONSTRAINTS)
                .forEach(constraint -> notes.add("the constraint " + constraint + " was never validated"));
        for (Owned owned : Query.list(connection, SEQUENCES, Owned::of)) {
            notes.addAll(Query.strings(connection, owned.behind()).stream()
                    .map(_ -> "the sequence " + owned.sequence() + " stands behind the column " + owned.place())
                    .toList());
        }
        return notes;
    }

    private record Owned(
            String sequenceSchema, String sequence, String schema, String table, String column, boolean rising) {
        static Owned of(ResultSet row) throws SQLException {
            return new Owned(
                    row.getString("sequence_schema"),
                    row.getString("sequence"),
                    row.getString("schema"),
                    row.getString("table"),
                    row.getString("column"),
                    row.getBoolean("rising"));
        }

        String place() {
            return schema + "." + table + "." + column;
        }

        /** A row when the next value is one that the column has reached. */
        String behind() {
            String furthest = (rising ? "max(" : "min(") + Quoting.identifier(column) + ")";
            return "SELECT 1 FROM " + Quoting.identifier(sequenceSchema, sequence) + " s WHERE (SELECT " + furthest
                    + " FROM " + Quoting.identifier(schema, table) + ") " + (rising ? ">" : "<")
                    + " CASE WHEN s.is_called THEN s.last_value ELSE s.last_value " + (rising ? "- 1" : "+ 1")
                    + " END";
        }
    }
}
