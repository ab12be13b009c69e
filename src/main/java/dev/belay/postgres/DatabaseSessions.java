package dev.belay.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Everybody's sessions in one database. */
final class DatabaseSessions {
    private static final int ROUNDS = 250;

    /** The server's own workers have no user, and the server ends them by itself. */
    private static final String OTHERS = """
            SELECT pid, coalesce(nullif(application_name, ''), 'a program without a name') || ' of the role ' || usename
            FROM pg_stat_activity WHERE datname = ? AND usesysid IS NOT NULL AND pid <> pg_backend_pid()""";

    private DatabaseSessions() {}

    static String open(String database) {
        return "ALTER DATABASE " + Quoting.identifier(database) + " ALLOW_CONNECTIONS true";
    }

    static String close(String database) {
        return "ALTER DATABASE " + Quoting.identifier(database) + " ALLOW_CONNECTIONS false";
    }

    /**
     * Ends all sessions of {@code database} and sees them gone.
     *
     * @return the process ids of those that were ended
     * @throws SQLException that names the sessions that this role may not end, or that do not end
     */
    static Set<Integer> endAll(Connection maintenance, String database) throws SQLException {
        Set<Integer> ended = new HashSet<>();
        List<Session> left = sessions(maintenance, database);
        for (int round = 0; round < ROUNDS && !left.isEmpty(); round++) {
            for (Session session : left) {
                end(maintenance, session);
                ended.add(session.pid());
            }
            ServerSessions.pause(maintenance);
            left = sessions(maintenance, database);
        }
        if (!left.isEmpty()) {
            throw new SQLException("these sessions do not end: " + left);
        }
        return ended;
    }

    private static List<Session> sessions(Connection maintenance, String database) throws SQLException {
        return Query.list(maintenance, OTHERS, row -> new Session(row.getInt(1), row.getString(2)), database);
    }

    private static void end(Connection maintenance, Session session) throws SQLException {
        try {
            Query.list(maintenance, "SELECT pg_terminate_backend(?)", row -> row.getBoolean(1), session.pid());
        } catch (SQLException e) {
            throw new SQLException(
                    "the session " + session + " cannot be ended: " + ServerWords.of(e), e.getSQLState(), e);
        }
    }

    private record Session(int pid, String who) {
        @Override
        public String toString() {
            return pid + " (" + who + ")";
        }
    }
}
