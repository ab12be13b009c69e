package dev.belay.postgres;

import dev.belay.operation.CancelSignal;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A connection for work that may take long. A cancel ends its session at the server, from a second connection that
 * stands ready; once this is closed, no session is left.
 */
final class WorkSession implements AutoCloseable {
    private static final String PID = "SELECT pg_backend_pid()";

    private final GuardedServer server;
    private final Connection control;
    private final Connection connection;
    private final int pid;
    private final CancelSignal cancel;
    private final CancelSignal.Registration registration;

    WorkSession(GuardedServer server, String database, String job, Use use, CancelSignal cancel) throws SQLException {
        this.server = server;
        this.cancel = cancel;
        this.control = server.maintenance("control " + job, Use.ASK);
        try {
            this.connection = server.open(database, job, use);
            this.pid = Query.one(connection, PID, row -> row.getInt(1));
        } catch (SQLException | RuntimeException e) {
            control.close();
            throw e;
        }
        this.registration = cancel.onCancel(this::end);
    }

    Connection connection() {
        return connection;
    }

    private synchronized void end() {
        try {
            if (!control.isClosed()) {
                ServerSessions.end(control, pid);
            }
        } catch (SQLException e) {
            throw server.failure(server.address().name(), e);
        }
    }

    @Override
    public void close() throws SQLException {
        registration.close();
        synchronized (this) {
            try (control) {
                connection.close();
                if (cancel.raised()) {
                    ServerSessions.end(control, pid);
                }
            }
        }
    }
}
