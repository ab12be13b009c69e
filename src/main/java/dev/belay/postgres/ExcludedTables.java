package dev.belay.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Tables whose rows are left out of a dump.
 *
 * @param patterns for pg_dump, each of one table exactly
 * @param warnings about names that mean no table
 */
record ExcludedTables(List<String> patterns, List<String> warnings) {
    /** A partitioned table stands for its partitions, which hold the rows. */
    private static final String LEAVES = """
            SELECT n.nspname, c.relname FROM pg_class p
            JOIN pg_namespace pn ON pn.oid = p.relnamespace
            CROSS JOIN LATERAL (SELECT p.oid AS relid UNION SELECT relid FROM pg_partition_tree(p.oid)) leaf
            JOIN pg_class c ON c.oid = leaf.relid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE pn.nspname || '.' || p.relname = ? AND p.relkind IN ('r', 'p') AND c.relkind = 'r'
            ORDER BY 1, 2""";

    static ExcludedTables of(Connection connection, List<String> names) throws SQLException {
        List<String> patterns = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (String name : names) {
            List<String> leaves =
                    Query.list(connection, LEAVES, row -> Quoting.identifier(row.getString(1), row.getString(2)), name);
            patterns.addAll(leaves);
            if (leaves.isEmpty()) {
                warnings.add("the table " + name + ", whose rows are to be left out, does not exist");
            }
        }
        return new ExcludedTables(List.copyOf(patterns), List.copyOf(warnings));
    }
}
