package dev.belay.postgres;

import dev.belay.restore.TargetFacts;
import dev.belay.restore.TargetFacts.Attachments;
import dev.belay.restore.TargetFacts.Rights;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads what a restore into a database would meet. */
final class TargetReader {
    private static final String RIGHTS = """
            SELECT r.rolsuper, r.rolsuper OR r.rolcreatedb AS creates, pg_has_role(d.datdba, 'USAGE') AS owns,
                   r.rolsuper OR pg_has_role('pg_signal_backend', 'USAGE') AS ends
            FROM pg_roles r, pg_database d WHERE r.rolname = current_user AND d.datname = ?""";

    /** The server's own workers have no user; of the sessions of others not even the type is shown. */
    private static final String SESSIONS = """
            SELECT coalesce(nullif(application_name, ''), 'a program without a name') AS program, usename,
                   coalesce(host(client_addr), '') AS client, coalesce(extract(epoch from backend_start)::text, '') AS began
            FROM pg_stat_activity
            WHERE datname = ? AND pid <> pg_backend_pid() AND usesysid IS NOT NULL AND backend_type IS DISTINCT FROM 'parallel worker'
              AND NOT (usename = current_user AND application_name LIKE 'belay:%')
            ORDER BY backend_start""";

    private static final String SLOTS = "SELECT slot_name FROM pg_replication_slots WHERE database = ? ORDER BY 1";
    private static final String SUBSCRIPTIONS = """
            SELECT s.subname FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid
            WHERE d.datname = ? ORDER BY 1""";
    private static final String PREPARED = "SELECT gid FROM pg_prepared_xacts WHERE database = ? ORDER BY 1";

    private TargetReader() {}

    /** Asks the maintenance database where there is one, so that a live one that is closed can be looked at too. */
    static TargetFacts read(GuardedServer server) {
        String name = server.address().name();
        String maintenance = server.maintenanceDatabase().orElse(null);
        return server.in(maintenance == null ? name : maintenance, "facts", Use.ASK, connection -> {
            CatalogueRow database = CatalogueRow.read(connection, name);
            ServerVersion version = ServerVersion.of(connection);
            return new TargetFacts(
                    server.address().user(),
                    rights(connection, name),
                    version.number(),
                    version.text(),
                    database.locale().encoding(),
                    ServerFacts.size(connection, name),
                    ServerDisk.freeBytes(connection, database.tablespace()),
                    maintenance,
                    sessions(connection, name),
                    set(connection, "SELECT rolname FROM pg_roles"),
                    set(connection, "SELECT name FROM pg_available_extensions"),
                    attachments(connection, name));
        });
    }

    private static Rights rights(Connection connection, String name) throws SQLException {
        return Query.one(
                connection,
                RIGHTS,
                row -> new Rights(
                        row.getBoolean("rolsuper"),
                        row.getBoolean("creates"),
                        row.getBoolean("owns"),
                        row.getBoolean("ends")),
                name);
    }

    private static List<String> sessions(Connection connection, String name) throws SQLException {
        return Query.list(
                connection,
                SESSIONS,
                row -> session(
                        row.getString("program"),
                        row.getString("usename"),
                        row.getString("client"),
                        row.getString("began")),
                name);
    }

    private static String session(String program, String user, String client, String began) {
        return program + ", role " + user
                + (client.isEmpty() ? "" : ", from " + client)
                + (began.isEmpty()
                        ? ""
                        : ", since "
                                + Epoch.instant(began).atOffset(ZoneOffset.UTC).withNano(0));
    }

    /** Foreign servers of other databases are seen only from inside these: none is listed. */
    private static Attachments attachments(Connection connection, String name) throws SQLException {
        return new Attachments(
                Query.strings(connection, SLOTS, name),
                Query.strings(connection, SUBSCRIPTIONS, name),
                Query.strings(connection, PREPARED, name),
                List.of());
    }

    private static Set<String> set(Connection connection, String sql) throws SQLException {
        return new TreeSet<>(Query.strings(connection, sql));
    }
}
