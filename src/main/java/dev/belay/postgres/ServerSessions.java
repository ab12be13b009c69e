package dev.belay.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Ends sessions at the server and sees them gone: the end of a client does not end what it began. */
final class ServerSessions {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(20);

    private ServerSessions() {}

    /** Ends our own sessions called {@code sessionName} in {@code database}; returns when none is left. */
    static void endNamed(Connection maintenance, String database, String sessionName) throws SQLException {
        endAll(
                maintenance,
                "SELECT pid FROM pg_stat_activity WHERE datname = ? AND application_name = ? AND usename = current_user"
                        + " AND pid <> pg_backend_pid()",
                database,
                sessionName);
    }

    /** Ends our own session {@code pid}; returns when it is gone. */
    static void end(Connection maintenance, int pid) throws SQLException {
        endAll(
                maintenance,
                "SELECT pid FROM pg_stat_activity WHERE pid = ? AND usename = current_user AND pid <> pg_backend_pid()",
                pid);
    }

    /** Ends our own sessions that are at work on a statement that begins with {@code sql}; returns when none is left. */
    static void endStatement(Connection maintenance, String sql) throws SQLException {
        endAll(
                maintenance,
                "SELECT pid FROM pg_stat_activity WHERE state = 'active' AND starts_with(query, ?)"
                        + " AND usename = current_user AND pid <> pg_backend_pid()",
                sql);
    }

    /**
     * Whether one of our sessions in {@code database} is at work: on the processor, at the disk, or for its own helpers,
     * and not waiting for somebody's lock or for time to pass.
     */
    static boolean working(Connection maintenance, String database) throws SQLException {
        return Query.one(
                maintenance,
                "SELECT count(*) > 0 FROM pg_stat_activity WHERE datname = ? AND starts_with(application_name, ?)"
                        + " AND state = 'active' AND coalesce(wait_event_type, '') IN ('', 'IO', 'IPC', 'LWLock',"
                        + " 'BufferPin') AND pid <> pg_backend_pid()",
                row -> row.getBoolean(1),
                database,
                SessionName.PREFIX);
    }

    private static void endAll(Connection maintenance, String which, Object... parameters) throws SQLException {
        long rounds = PATIENCE.dividedBy(POLL);
        for (long round = 0; round < rounds; round++) {
            List<Integer> pids = Query.list(maintenance, which, row -> row.getInt(1), parameters);
            if (pids.isEmpty()) {
                return;
            }
            for (int pid : pids) {
                Query.list(maintenance, "SELECT pg_terminate_backend(?)", row -> row.getBoolean(1), pid);
            }
            pause(maintenance);
        }
        throw new SQLException("sessions of Belay did not end within " + PATIENCE.toSeconds() + " s");
    }

    /** Waits at the server, where an interrupted wait leaves nothing behind. */
    static void pause(Connection maintenance) throws SQLException {
        Query.list(maintenance, "SELECT pg_sleep(?)", row -> 0, POLL.toMillis() / 1000.0);
    }
}
