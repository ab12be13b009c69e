package dev.belay.postgres;

/** The tables whose rows a pg_dump of the whole database holds. */
final class DumpedTables {
    /**
     * Ordinary tables, partitions among them, but neither partitioned parents nor views, foreign tables and what is
     * temporary. An extension's own tables come only when the extension says that people put rows into them, and then
     * with its condition.
     */
    static final String SQL = """
            SELECT c.oid::bigint AS oid, n.nspname AS schema, c.relname AS name, c.relpages::bigint AS pages,
                   row_security_active(c.oid) AS row_security,
                   has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT') AS readable,
                   coalesce(x.condition, '') AS condition
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN (SELECT config.oid, e.extcondition[config.place] AS condition
                       FROM pg_extension e, unnest(e.extconfig) WITH ORDINALITY AS config(oid, place)) x
                   ON x.oid = c.oid
            WHERE c.relkind = 'r' AND c.relpersistence <> 't'
              AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
              AND (x.oid IS NOT NULL OR NOT EXISTS (
                SELECT FROM pg_depend d
                WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'))
            ORDER BY 2, 3""";

    private DumpedTables() {}
}
