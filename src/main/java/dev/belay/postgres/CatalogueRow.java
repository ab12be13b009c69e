package dev.belay.postgres;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the server's catalogue says of one database.
 *
 * @param owned whether the role acts as its owner
 * @param grants as the server prints them, in a fixed order; null when only the defaults are in force
 */
record CatalogueRow(
        String name,
        long oid,
        boolean open,
        String owner,
        boolean owned,
        DatabaseLocale locale,
        String tablespace,
        int connectionLimit,
        @Nullable List<String> grants,
        @Nullable String comment) {

    /**
     * Reads the row of {@code name}, from any database of the server.
     *
     * @throws BelayException {@link ErrorCode#DATABASE} when there is none
     */
    static CatalogueRow read(Connection connection, String name) throws SQLException {
        return Query.list(connection, sql(ServerVersion.of(connection).major()), CatalogueRow::map, name).stream()
                .findFirst()
                .orElseThrow(() -> new BelayException(
                        ErrorCode.DATABASE,
                        "the server has no database called " + name,
                        "check the name at the end of the database address"));
    }

    private static String sql(int major) {
        String provider = major >= 15 ? "d.datlocprovider::text" : "'c'";
        String locale = major >= 17 ? "d.datlocale" : major >= 15 ? "d.daticulocale" : "NULL";
        String rules = major >= 16 ? "d.daticurules" : "NULL";
        return """
                SELECT d.datname, d.oid::bigint AS oid, d.datallowconn, r.rolname AS owner,
                       pg_has_role(d.datdba, 'USAGE') AS owned, pg_encoding_to_char(d.encoding) AS encoding,
                       d.datcollate, d.datctype, t.spcname, d.datconnlimit, CASE WHEN d.datacl IS NOT NULL THEN ARRAY(
                         SELECT a::text FROM unnest(d.datacl) a ORDER BY 1) END AS grants,
                       shobj_description(d.oid, 'pg_database') AS comment,
                """ + provider + " AS provider, " + locale + " AS locale, " + rules + " AS rules" + """

                FROM pg_database d JOIN pg_roles r ON r.oid = d.datdba JOIN pg_tablespace t ON t.oid = d.dattablespace
                WHERE d.datname = ?""";
    }

    private static CatalogueRow map(ResultSet row) throws SQLException {
        DatabaseLocale locale = new DatabaseLocale(
                row.getString("encoding"),
                row.getString("datcollate"),
                row.getString("datctype"),
                DatabaseLocale.Provider.of(row.getString("provider")),
                row.getString("locale"),
                row.getString("rules"));
        return new CatalogueRow(
                row.getString("datname"),
                row.getLong("oid"),
                row.getBoolean("datallowconn"),
                row.getString("owner"),
                row.getBoolean("owned"),
                locale,
                row.getString("spcname"),
                row.getInt("datconnlimit"),
                row.getArray("grants") == null ? null : Query.array(row, "grants"),
                row.getString("comment"));
    }
}
