package dev.belay.store;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/**
 * The state file as transactions. One connection writes and one reads, each used by one thread at a time: SQLite has
 * one writer anyway, and readers do not wait for its disk.
 */
final class StateDatabase implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Path file;
    private final Lane writer;
    private final Lane reader;

    private StateDatabase(Path file, Connection writer, Connection reader) {
        this.file = file;
        this.writer = new Lane(writer, new ReentrantLock());
        this.reader = new Lane(reader, new ReentrantLock());
    }

    /** Opens {@code file}, which is made when it is missing. */
    static StateDatabase open(Path file) {
        try {
            return new StateDatabase(file, connect(file), connect(file));
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    /** Sees one state of everything. */
    <T> T read(Work<T> work) {
        return run(reader, "BEGIN", work);
    }

    /** Changes all or nothing; what it changed is on disk when it returns. No other process writes meanwhile. */
    <T> T write(Work<T> work) {
        return run(writer, "BEGIN IMMEDIATE", work);
    }

    /** As {@link #write} with nothing to return. */
    void change(Change change) {
        write(sql -> {
            change.on(sql);
            return sql;
        });
    }

    @Override
    public void close() {
        try (Connection first = writer.connection;
                Connection second = reader.connection) {
            writer.lock.lock();
            reader.lock.lock();
        } catch (SQLException e) {
            throw failure(file, e);
        } finally {
            writer.lock.unlock();
            reader.lock.unlock();
        }
    }

    /** What a failure of SQLite means for people. */
    static BelayException failure(Path file, SQLException e) {
        SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(e.getErrorCode());
        return switch (code) {
            case SQLITE_BUSY, SQLITE_LOCKED ->
                new BelayException(
                        ErrorCode.BUSY, "another process keeps the state in " + file + " locked", "try again", e);
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN, SQLITE_AUTH -> notWritable(file, e);
            case SQLITE_FULL ->
                new BelayException(
                        ErrorCode.INTERNAL, "the disk of " + file + " is full", "make room, then try again", e);
            default ->
                new BelayException(
                        ErrorCode.INTERNAL, "the state in " + file + " cannot be read or written: " + code, "", e);
        };
    }

    static BelayException notWritable(Path file, Exception e) {
        return new BelayException(
                ErrorCode.USAGE,
                "the state in " + file + " cannot be written",
                "let the account that runs Belay write there, or name another folder in BELAY_HOME",
                e);
    }

    private static Connection connect(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(Math.toIntExact(PATIENCE.toMillis()));
        config.enforceForeignKeys(true);
        return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
    }

    private <T> T run(Lane lane, String begin, Work<T> work) {
        lane.lock.lock();
        try {
            execute(lane.connection, begin);
            return finished(lane.connection, work);
        } catch (SQLException e) {
            throw failure(file, e);
        } finally {
            lane.lock.unlock();
        }
    }

    private static <T> T finished(Connection connection, Work<T> work) throws SQLException {
        try {
            T result = work.on(new Sql(connection));
            execute(connection, "COMMIT");
            return result;
        } catch (SQLException | RuntimeException e) {
            rollBack(connection, e);
            throw e;
        }
    }

    private static void rollBack(Connection connection, Exception first) {
        try {
            execute(connection, "ROLLBACK");
        } catch (SQLException e) {
            first.addSuppressed(e);
        }
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (Statement plain = connection.createStatement()) {
            plain.execute(statement);
        }
    }

    private record Lane(Connection connection, ReentrantLock lock) {}

    /** What happens inside a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T on(Sql sql) throws SQLException;
    }

    /** A change that returns nothing. */
    @FunctionalInterface
    interface Change {
        void on(Sql sql) throws SQLException;
    }
}
