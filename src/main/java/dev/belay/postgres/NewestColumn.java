package dev.belay.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Which column tells when the newest row of a table was written, where that can be asked without a long search. */
final class NewestColumn {
    private static final int SMALL_PAGES = 2_000;

    /** By its name, or because the server itself fills it with the time of the insert; an index makes it cheap. */
    private static final String SQL = """
            SELECT a.attname
            FROM pg_attribute a
            LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            CROSS JOIN LATERAL (SELECT array_position(ARRAY['updated_at', 'modified_at', 'last_update', 'last_updated',
                'updated', 'created_at', 'inserted_at', 'recorded_at', 'created', 'created_on', 'entered_at']::name[],
                a.attname) AS place) named
            CROSS JOIN LATERAL (SELECT EXISTS (
                SELECT FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam
                WHERE i.indrelid = a.attrelid AND i.indkey[0] = a.attnum AND i.indisvalid AND i.indpred IS NULL
                  AND m.amname = 'btree') AS cheap) indexed
            WHERE a.attrelid = ?::bigint::oid AND a.attnum > 0 AND NOT a.attisdropped
              AND a.atttypid IN ('timestamptz'::regtype, 'timestamp'::regtype, 'date'::regtype)
              AND (named.place IS NOT NULL
                   OR pg_get_expr(d.adbin, d.adrelid) ~* '(now|clock_timestamp|statement_timestamp)\\(|CURRENT_(TIMESTAMP|DATE)')
              AND (indexed.cheap OR ?)
            ORDER BY named.place NULLS LAST, a.attnum
            LIMIT 1""";

    private NewestColumn() {}

    static Optional<String> of(Connection connection, long table, long pages) throws SQLException {
        return Query.strings(connection, SQL, table, pages <= SMALL_PAGES).stream()
                .findFirst();
    }
}
