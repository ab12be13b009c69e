package dev.belay.postgres;

import dev.belay.backup.Dumper.Facts;
import dev.belay.vault.Extension;
import dev.belay.vault.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a server and one of its databases are right now. */
final class ServerFacts {
    private static final String EXTENSIONS = "SELECT extname, extversion FROM pg_extension ORDER BY 1";

    /** Text is longer than what the server keeps: by how much depends on the type. */
    private static final String ESTIMATE = """
            SELECT count(*) AS tables, coalesce(sum(CASE WHEN width IS NULL THEN heap ELSE rows * width END + toast), 0)::bigint
                   AS bytes
            FROM (SELECT greatest(c.reltuples, 0)::numeric AS rows,
                         pg_relation_size(c.oid)::numeric AS heap,
                         coalesce(pg_relation_size(nullif(c.reltoastrelid, 0)), 0)
                           * (CASE WHEN bool_or(a.atttypid = 'bytea'::regtype) THEN 2 ELSE 1.5 END) AS toast,
                         CASE WHEN c.reltuples > 0 THEN sum(1 + (1 - coalesce(s.null_frac, 0)) * (
                           CASE WHEN a.atttypid = 'bytea'::regtype THEN 2 * coalesce(s.avg_width, 32) + 3
                                WHEN a.atttypid = 'timestamptz'::regtype THEN 29
                                WHEN a.atttypid = 'timestamp'::regtype THEN 26
                                WHEN a.atttypid = 'date'::regtype THEN 10
                                WHEN a.atttypid = 'uuid'::regtype THEN 36
                                ELSE coalesce(s.avg_width, 16) END))::numeric END AS width
                  FROM pg_class c
                  LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                  LEFT JOIN pg_stats s
                    ON s.schemaname = c.relnamespace::regnamespace::text AND s.tablename = c.relname
                   AND s.attname = a.attname AND NOT s.inherited
                  WHERE c.oid = ANY (?)
                  GROUP BY c.oid) t""";

    private ServerFacts() {}

    /** Reads on a connection to {@code name} itself. */
    static Facts read(Connection connection, String name, String dumpVersion) throws SQLException {
        CatalogueRow database = CatalogueRow.read(connection, name);
        List<Extension> extensions =
                Query.list(connection, EXTENSIONS, row -> new Extension(row.getString(1), row.getString(2)));
        List<Long> tables = Query.list(connection, DumpedTables.SQL, row -> row.getLong("oid"));
        Source source = new Source(
                name,
                systemIdentifier(connection),
                database.oid(),
                ServerVersion.of(connection).text(),
                dumpVersion,
                database.locale().encoding(),
                database.locale().collation(),
                database.locale().characterType(),
                database.locale().provider().word(),
                size(connection, name));
        return new Facts(
                source,
                DatabaseSettingsReader.read(connection, database),
                extensions,
                tables.size(),
                estimate(connection, tables));
    }

    static long size(Connection connection, String name) throws SQLException {
        return Query.one(connection, "SELECT pg_database_size(?)", row -> row.getLong(1), name);
    }

    private static @Nullable String systemIdentifier(Connection connection) throws SQLException {
        boolean allowed = Query.one(
                connection,
                "SELECT has_function_privilege('pg_catalog.pg_control_system()', 'EXECUTE')",
                row -> row.getBoolean(1));
        return allowed
                ? Query.one(connection, "SELECT system_identifier::text FROM pg_control_system()", r -> r.getString(1))
                : null;
    }

    private static long estimate(Connection connection, List<Long> tables) throws SQLException {
        return Query.one(
                connection, ESTIMATE, row -> row.getLong("bytes"), connection.createArrayOf("oid", tables.toArray()));
    }
}
