package dev.belay.postgres;

import dev.belay.vault.DatabaseSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what belongs to a database and is not in its dump. */
final class DatabaseSettingsReader {
    private static final String SETTINGS = """
            SELECT coalesce(r.rolname, '') AS role, s.setconfig
            FROM pg_db_role_setting s LEFT JOIN pg_roles r ON r.oid = s.setrole
            WHERE s.setdatabase = ?::bigint::oid AND (s.setrole = 0 OR r.rolname IS NOT NULL)
            ORDER BY 1""";

    private DatabaseSettingsReader() {}

    /** What the catalogue has for {@code database}, from any database of the server. */
    static DatabaseSettings read(Connection connection, CatalogueRow database) throws SQLException {
        Map<String, List<String>> byRole = new TreeMap<>();
        Query.list(
                connection,
                SETTINGS,
                row -> byRole.put(row.getString("role"), Query.array(row, "setconfig")),
                database.oid());
        List<String> own = byRole.remove("");
        return new DatabaseSettings(
                database.owner(),
                database.tablespace(),
                own == null ? List.of() : own,
                byRole,
                database.grants(),
                database.connectionLimit(),
                database.comment());
    }
}
