package dev.belay.postgres;

import dev.belay.backup.Databases.ServerLock;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Sha256;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's own lock for a guarded database, held by a session in the maintenance database. Its key comes from the
 * database's name there: all consoles that guard it meet at the same key, and a swap of names does not change it.
 */
final class AdvisoryLock implements ServerLock {
    private static final Logger LOG = LoggerFactory.getLogger(AdvisoryLock.class);

    private static final String HOLDER = """
            SELECT coalesce(a.application_name, '') || coalesce(' from ' || host(a.client_addr), '')
                   || coalesce(' since ' || to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), '')
            FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid
            WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
              AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
              AND (l.classid::bigint << 32 | l.objid::bigint) = ?""";

    private final Connection connection;
    private final long key;

    private AdvisoryLock(Connection connection, long key) {
        this.connection = connection;
        this.key = key;
    }

    static ServerLock take(GuardedServer server) {
        String database = server.address().name();
        long key = key(database);
        Connection connection = server.maintenance("lock " + database, Use.ASK);
        try {
            if (tryLock(connection, key)) {
                return new AdvisoryLock(connection, key);
            }
            String holder =
                    Query.strings(connection, HOLDER, key).stream().findFirst().orElse("another session");
            connection.close();
            throw new BelayException(
                    ErrorCode.BUSY,
                    "the database " + database + " on " + server.address().server() + " is held by " + holder,
                    "wait for it to end, or cancel it where it was started");
        } catch (SQLException e) {
            close(connection);
            throw server.failure(database, e);
        }
    }

    private static boolean tryLock(Connection connection, long key) throws SQLException {
        if (ServerVersion.of(connection).major() >= 14) {
            Query.run(connection, "SET idle_session_timeout = 0");
        }
        return Query.one(connection, "SELECT pg_try_advisory_lock(?)", row -> row.getBoolean(1), key);
    }

    private static long key(String database) {
        return Long.parseUnsignedLong(Sha256.of("belay " + database).hex(), 0, 16, 16);
    }

    @Override
    public void close() {
        try {
            Query.list(connection, "SELECT pg_advisory_unlock(?)", row -> row.getBoolean(1), key);
        } catch (SQLException e) {
            // a session that is gone holds nothing any more
            LOG.warn("the lock's session had ended: {}", ServerWords.of(e));
        }
        close(connection);
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.warn("a session could not be closed: {}", ServerWords.of(e));
        }
    }
}
