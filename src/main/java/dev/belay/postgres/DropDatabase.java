package dev.belay.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/** Drops a database that is not the live one. */
final class DropDatabase {
    private static final String IN_USE = "55006";
    private static final String THERE = "SELECT EXISTS (SELECT FROM pg_database WHERE datname = ?)";

    private DropDatabase() {}

    /**
     * Does nothing when {@code name} is not there, and sees to it that it does not appear later: the server goes on
     * making it when the process that asked for it is gone.
     */
    static void run(Connection maintenance, String name) throws SQLException {
        ServerSessions.endStatement(maintenance, ScratchDatabase.statement(name));
        if (!Query.one(maintenance, THERE, row -> row.getBoolean(1), name)) {
            return;
        }
        Query.run(maintenance, DatabaseSessions.close(name));
        DatabaseSessions.endAll(maintenance, name);
        String drop = "DROP DATABASE IF EXISTS " + Quoting.identifier(name);
        try {
            Query.run(maintenance, drop);
        } catch (SQLException e) {
            if (!IN_USE.equals(e.getSQLState())) {
                throw e;
            }
            DatabaseSessions.endAll(maintenance, name);
            Query.run(maintenance, drop);
        }
    }
}
