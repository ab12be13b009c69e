package dev.belay.postgres;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts one database in the place of another: closed, emptied of sessions, both renamed in one transaction, opened. */
final class Swap {
    private static final String IN_USE = "55006";
    private static final int ATTEMPTS = 3;

    private final GuardedServer server;
    private final Names names;
    private final Set<Integer> ended = new HashSet<>();

    /**
     * @param next what becomes the live database
     * @param old what the live database is called afterwards
     */
    record Names(String live, String next, String old) {}

    Swap(GuardedServer server, Names names) {
        this.server = server;
        this.names = names;
    }

    /** Returns how many sessions were ended; when it throws, nothing was renamed and live is open. */
    int run() {
        long next = server.maintain("swap", Use.ASK, connection -> {
            requireNoPrepared(connection);
            return CatalogueRow.read(connection, names.next()).oid();
        });
        try {
            server.maintain("swap", Use.ASK, connection -> {
                swap(connection);
                return next;
            });
        } catch (RuntimeException e) {
            settle(next, e);
        }
        return ended.size();
    }

    private void swap(Connection connection) throws SQLException {
        try {
            Query.run(
                    connection,
                    "SET lock_timeout = '10s'",
                    "SET statement_timeout = '30s'",
                    DatabaseSessions.close(names.live()));
            renameWhenAlone(connection);
        } catch (SQLException e) {
            throw RestoreFailure.of(
                    "the database " + names.live() + " cannot be swapped",
                    server.address().user(),
                    e);
        }
    }

    private void renameWhenAlone(Connection connection) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            ended.addAll(DatabaseSessions.endAll(connection, names.live()));
            DatabaseSessions.endAll(connection, names.next());
            try {
                renameBoth(connection);
                return;
            } catch (SQLException e) {
                // somebody who was already on the way in
                if (attempt == ATTEMPTS || !IN_USE.equals(e.getSQLState())) {
                    throw e;
                }
            }
        }
    }

    private void renameBoth(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try {
            Query.run(
                    connection,
                    rename(names.live(), names.old()),
                    rename(names.next(), names.live()),
                    DatabaseSessions.open(names.live()));
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static String rename(String from, String to) {
        return "ALTER DATABASE " + Quoting.identifier(from) + " RENAME TO " + Quoting.identifier(to);
    }

    /** A lost connection does not tell whether the transaction was committed: the catalogue does. */
    private void settle(long next, RuntimeException why) {
        boolean swapped;
        try {
            swapped = server.maintain("settle swap", Use.ASK, connection -> {
                Query.run(connection, DatabaseSessions.open(names.live()));
                return CatalogueRow.read(connection, names.live()).oid() == next;
            });
        } catch (BelayException e) {
            why.addSuppressed(e);
            throw why;
        }
        if (!swapped) {
            throw why;
        }
    }

    private void requireNoPrepared(Connection connection) throws SQLException {
        List<String> prepared = Query.strings(
                connection, "SELECT gid FROM pg_prepared_xacts WHERE database IN (?, ?)", names.live(), names.next());
        if (!prepared.isEmpty()) {
            throw new BelayException(
                    ErrorCode.RESTORE_FAILED,
                    "the database " + names.live() + " has prepared transactions, which keep it from being renamed",
                    prepared.stream()
                            .map(gid -> "COMMIT PREPARED or ROLLBACK PREPARED " + Quoting.literal(gid) + ";")
                            .collect(Collectors.joining(" ")));
        }
    }
}
