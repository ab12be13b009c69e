package dev.belay.postgres;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a role lacks to dump a whole database, as the statements that give it. */
final class RightsCheck {
    private static final int ONE_BY_ONE = 5;

    private static final String SCHEMAS = """
            SELECT DISTINCT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'S') AND c.relpersistence <> 't' AND NOT has_schema_privilege(n.oid, 'USAGE')
              AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' ORDER BY 1""";

    private static final String RELATIONS = """
            SELECT n.nspname AS schema, c.relname AS name, c.relkind = 'S' AS sequence FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'S') AND c.relpersistence <> 't'
              AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
              AND NOT CASE c.relkind WHEN 'S' THEN has_sequence_privilege(c.oid, 'SELECT')
                                     ELSE has_table_privilege(c.oid, 'SELECT') END
              AND NOT EXISTS (
                SELECT FROM pg_depend d
                WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'
                  AND NOT EXISTS (SELECT FROM pg_extension e WHERE c.oid = ANY (e.extconfig)))
            ORDER BY 1, 2""";

    private static final String ROW_SECURITY = """
            SELECT EXISTS (SELECT FROM pg_class c WHERE c.relkind IN ('r', 'p') AND row_security_active(c.oid))""";

    private static final String LARGE_OBJECTS = """
            SELECT m.oid::bigint FROM pg_largeobject_metadata m
            WHERE NOT current_setting('lo_compat_privileges')::boolean
              AND NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
              AND NOT EXISTS (
                SELECT FROM aclexplode(coalesce(m.lomacl, acldefault('L', m.lomowner))) a
                WHERE a.privilege_type = 'SELECT' AND (a.grantee = 0 OR pg_has_role(a.grantee, 'USAGE')))
            ORDER BY 1""";

    private final Connection connection;
    private final String role;

    private RightsCheck(Connection connection, String role) {
        this.connection = connection;
        this.role = role;
    }

    /** The statements that are missing, to be run by a superuser or the owners; empty when the role may dump all. */
    static List<String> missing(Connection connection) throws SQLException {
        String role = Query.one(connection, "SELECT current_user", row -> row.getString(1));
        return new RightsCheck(connection, Quoting.identifier(role)).all();
    }

    /** Throws {@link ErrorCode#DATABASE} when something is missing; the hint lists it. */
    static void require(Connection connection, DatabaseAddress address) throws SQLException {
        List<String> missing = missing(connection);
        if (!missing.isEmpty()) {
            throw new BelayException(
                    ErrorCode.DATABASE,
                    "the role " + address.user() + " may not read all of the database " + address.name() + " on "
                            + address.server(),
                    hint(missing));
        }
    }

    static String hint(List<String> missing) {
        return "as a superuser of that server run, in this database: " + String.join(" ", missing);
    }

    private List<String> all() throws SQLException {
        List<String> statements = new ArrayList<>();
        for (String schema : Query.strings(connection, SCHEMAS)) {
            statements.add("GRANT USAGE ON SCHEMA " + Quoting.identifier(schema) + to());
        }
        statements.addAll(relations());
        if (Query.one(connection, ROW_SECURITY, row -> row.getBoolean(1))) {
            statements.add("ALTER ROLE " + role + " BYPASSRLS;");
        }
        statements.addAll(largeObjects());
        return statements;
    }

    private List<String> relations() throws SQLException {
        record Relation(String schema, String name, boolean sequence) {
            String kind() {
                return sequence ? "SEQUENCE" : "TABLE";
            }
        }
        Map<String, List<Relation>> lacking = Query.list(
                        connection,
                        RELATIONS,
                        row -> new Relation(row.getString("schema"), row.getString("name"), row.getBoolean("sequence")))
                .stream()
                .collect(groupingBy(
                        r -> r.kind() + "S IN SCHEMA " + Quoting.identifier(r.schema()), TreeMap::new, toList()));
        List<String> statements = new ArrayList<>();
        lacking.forEach((all, relations) -> {
            if (relations.size() > ONE_BY_ONE) {
                statements.add("GRANT SELECT ON ALL " + all + to());
            } else {
                relations.forEach(r -> statements.add(
                        "GRANT SELECT ON " + r.kind() + " " + Quoting.identifier(r.schema(), r.name()) + to()));
            }
        });
        return statements;
    }

    private List<String> largeObjects() throws SQLException {
        List<Long> lacking = Query.list(connection, LARGE_OBJECTS, row -> row.getLong(1));
        if (lacking.size() > ONE_BY_ONE) {
            String body = "DECLARE o oid; BEGIN FOR o IN SELECT oid FROM pg_largeobject_metadata LOOP"
                    + " EXECUTE 'GRANT SELECT ON LARGE OBJECT ' || o || ' TO ' || "
                    + Quoting.literal(role) + "; END LOOP; END";
            return List.of("DO " + Quoting.literal(body) + ";");
        }
        return lacking.stream()
                .map(oid -> "GRANT SELECT ON LARGE OBJECT " + oid + to())
                .toList();
    }

    private String to() {
        return " TO " + role + ";";
    }
}
