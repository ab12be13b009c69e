package dev.belay.postgres;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The server of one guarded database, entered as the guarded role. */
final class GuardedServer {
    private static final String FIRST_CHOICE = "postgres";
    private static final String SECOND_CHOICE = "template1";

    private final Connections connections;
    private final DatabaseAddress address;

    GuardedServer(Connections connections, DatabaseAddress address) {
        this.connections = connections;
        this.address = address;
    }

    /** Work on a connection that is closed afterwards. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    DatabaseAddress address() {
        return address;
    }

    /** Opens a database of this server; the caller closes it. */
    Connection open(String database, String job, Use use) {
        return connections.open(address.withName(database), job, use);
    }

    /** Works in {@code database}; what the server says against it becomes {@link ErrorCode#DATABASE}. */
    <T> T in(String database, String job, Use use, Work<T> work) {
        try (Connection connection = open(database, job, use)) {
            return work.on(connection);
        } catch (SQLException e) {
            throw failure(database, e);
        }
    }

    /** Works in the maintenance database. */
    <T> T maintain(String job, Use use, Work<T> work) {
        try (Connection connection = maintenance(job, use)) {
            return work.on(connection);
        } catch (SQLException e) {
            throw failure(address.name(), e);
        }
    }

    /**
     * Opens the database from which others are renamed, locked and dropped: {@code postgres}, and {@code template1}
     * where the role may not enter that one or it is the guarded one itself. Always the same choice, so that consoles
     * on several machines meet at the same advisory lock.
     */
    Connection maintenance(String job, Use use) {
        if (address.name().equals(FIRST_CHOICE)) {
            return open(SECOND_CHOICE, job, use);
        }
        try {
            return open(FIRST_CHOICE, job, use);
        } catch (BelayException first) {
            return second(job, use, first);
        }
    }

    /** Whether one of our sessions in {@code database} is at work; false when the server does not answer. */
    boolean working(String database) {
        try (Connection connection = maintenance("look", Use.ASK)) {
            return ServerSessions.working(connection, database);
        } catch (BelayException | SQLException e) {
            return false;
        }
    }

    /** The name of the maintenance database, when one can be entered. */
    Optional<String> maintenanceDatabase() {
        try (Connection connection = maintenance("facts", Use.ASK)) {
            return Optional.of(connection.getCatalog());
        } catch (BelayException | SQLException e) {
            return Optional.empty();
        }
    }

    BelayException failure(String database, SQLException e) {
        return new BelayException(
                ErrorCode.DATABASE,
                "the server " + address.server() + " refused to work on the database " + database + ": "
                        + ServerWords.of(e),
                "42501".equals(e.getSQLState())
                        ? "give the role " + address.user() + " the right that is named, or use another role"
                        : "read the server's log",
                e);
    }

    private Connection second(String job, Use use, BelayException first) {
        if (address.name().equals(SECOND_CHOICE)) {
            throw first;
        }
        try {
            return open(SECOND_CHOICE, job, use);
        } catch (BelayException second) {
            first.addSuppressed(second);
            throw first;
        }
    }
}
