package dev.belay.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/** Makes the empty database into which a backup is loaded. */
final class ScratchDatabase {
    private ScratchDatabase() {}

    /** Makes {@code scratch} like {@code live}, and lets nobody else in; returns its oid. */
    static long create(Connection maintenance, String live, String scratch) throws SQLException {
        CatalogueRow like = CatalogueRow.read(maintenance, live);
        String quoted = Quoting.identifier(scratch);
        Query.run(
                maintenance,
                statement(scratch) + " TEMPLATE template0 OWNER " + Quoting.identifier(like.owner())
                        + like.locale().options(ServerVersion.of(maintenance)) + tablespace(maintenance, like),
                "REVOKE CONNECT ON DATABASE " + quoted + " FROM PUBLIC");
        boolean mayEnter = Query.one(
                maintenance, "SELECT has_database_privilege(?, 'CONNECT')", row -> row.getBoolean(1), scratch);
        if (!mayEnter) {
            Query.run(maintenance, "GRANT CONNECT ON DATABASE " + quoted + " TO CURRENT_USER");
        }
        new CarryOver(maintenance, live, scratch).rehearse();
        return CatalogueRow.read(maintenance, scratch).oid();
    }

    /** How the statement begins that makes {@code scratch}. */
    static String statement(String scratch) {
        return "CREATE DATABASE " + Quoting.identifier(scratch);
    }

    /** To name even the tablespace that it would get anyway takes a right of its own. */
    private static String tablespace(Connection maintenance, CatalogueRow like) throws SQLException {
        String usual = CatalogueRow.read(maintenance, "template0").tablespace();
        return usual.equals(like.tablespace()) ? "" : " TABLESPACE " + Quoting.identifier(like.tablespace());
    }
}
