package dev.belay.postgres;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.CancelSignal;
import dev.belay.restore.LiveDatabase;
import dev.belay.restore.LiveSnapshot;
import dev.belay.restore.TargetFacts;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** Reads a guarded database and its server. */
final class LiveTables implements LiveDatabase {
    private final GuardedServer server;
    private final CountLimits limits;

    LiveTables(GuardedServer server, CountLimits limits) {
        this.server = server;
        this.limits = limits;
    }

    @Override
    public LiveSnapshot count(CancelSignal cancel) {
        return count(server.address().name(), cancel);
    }

    @Override
    public TargetFacts target() {
        return TargetReader.read(server);
    }

    /** Counts any database of the server. */
    LiveSnapshot count(String database, CancelSignal cancel) {
        try (Connection connection = server.open(database, "count", Use.WORK);
                CancelSignal.Registration _ = cancel.onCancel(() -> cancelQuery(connection))) {
            return new TableCounter(connection, limits, cancel).count();
        } catch (SQLException e) {
            cancel.check();
            throw server.failure(database, e);
        }
    }

    private void cancelQuery(Connection connection) {
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException e) {
            throw new BelayException(
                    ErrorCode.DATABASE,
                    "the count on " + server.address().server() + " cannot be cancelled: " + ServerWords.of(e),
                    "it ends by itself at its time limit",
                    e);
        }
    }
}
