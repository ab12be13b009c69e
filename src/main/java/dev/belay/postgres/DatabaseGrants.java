package dev.belay.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who may do what with a database as a whole. */
final class DatabaseGrants {
    /** The defaults are written out where no other grants are in force; PUBLIC has no name. */
    private static final String IN_FORCE = """
            SELECT a.privilege_type || CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END AS privilege,
                   a.privilege_type AS bare, a.is_grantable AS grantable, r.rolname AS grantee
            FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
            LEFT JOIN pg_roles r ON r.oid = a.grantee
            WHERE d.datname = ? AND (a.grantee = 0 OR r.rolname IS NOT NULL)
            ORDER BY 4 NULLS FIRST, 1""";

    private DatabaseGrants() {}

    /** Each as a grantee and a privilege. Whoever granted it is not told: it is the owner's word in the copy. */
    static Set<String> inForce(Connection connection, String database) throws SQLException {
        return new TreeSet<>(Query.list(
                connection,
                IN_FORCE,
                row -> grantee(row.getString("grantee")) + " " + row.getString("privilege"),
                database));
    }

    /** The statements that give {@code to} the grants of {@code from}. */
    static List<String> copy(Connection connection, String from, CatalogueRow to) throws SQLException {
        String database = Quoting.identifier(to.name());
        List<String> statements = new ArrayList<>();
        statements.add(
                "REVOKE ALL ON DATABASE " + database + " FROM PUBLIC, CURRENT_USER, " + Quoting.identifier(to.owner()));
        statements.addAll(Query.list(
                connection,
                IN_FORCE,
                row -> "GRANT " + row.getString("bare") + " ON DATABASE " + database + " TO "
                        + grantee(row.getString("grantee"))
                        + (row.getBoolean("grantable") ? " WITH GRANT OPTION" : ""),
                from));
        return statements;
    }

    private static String grantee(@Nullable String role) {
        return role == null ? "PUBLIC" : Quoting.identifier(role);
    }
}
