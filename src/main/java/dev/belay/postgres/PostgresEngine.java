package dev.belay.postgres;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.dump.DumpFile;
import dev.belay.dump.DumpSummary;
import dev.belay.operation.CancelSignal;
import dev.belay.restore.LiveSnapshot;
import dev.belay.restore.RestoreEngine;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Acts on a guarded server as the guarded role, from the maintenance database. */
final class PostgresEngine implements RestoreEngine {
    private static final String CATALOGUE = "SELECT datname, oid::bigint, datallowconn FROM pg_database ORDER BY 1";

    private final GuardedServer server;
    private final LiveTables tables;
    private final SessionZone zone;

    PostgresEngine(GuardedServer server, LiveTables tables, SessionZone zone) {
        this.server = server;
        this.tables = tables;
        this.zone = zone;
    }

    @Override
    public List<CatalogueEntry> catalogue() {
        return server.maintain(
                "catalogue",
                Use.ASK,
                connection -> Query.list(
                        connection,
                        CATALOGUE,
                        row -> new CatalogueEntry(row.getString(1), row.getLong(2), row.getBoolean(3))));
    }

    @Override
    public long create(String scratch) {
        return act(
                "create",
                "the database " + scratch + " cannot be made",
                connection -> ScratchDatabase.create(connection, live(), scratch));
    }

    @Override
    public LoadReport load(String scratch, FileChannel file, Path name, LoadWatch watch, CancelSignal cancel) {
        return work(scratch, "load", Use.LOAD, cancel, connection -> {
            LoadSession.prepare(connection, zone.of(server).orElse(null));
            Loader loader = new Loader(connection, role(), name, watch, cancel);
            DumpSummary read = read(file, name, loader);
            if (!read.complete()) {
                throw new BelayException(
                        ErrorCode.DAMAGED_BACKUP,
                        "the file " + name + " " + read.incompleteReason(),
                        "the live database is unchanged; choose another backup, this one is not whole");
            }
            return new LoadReport(read.sha256(), loader.tables());
        });
    }

    private static DumpSummary read(FileChannel file, Path name, Loader loader) {
        try {
            return DumpFile.read(file.position(0), name, loader);
        } catch (IOException e) {
            throw new BelayException(
                    ErrorCode.DAMAGED_BACKUP,
                    "the file " + name + " cannot be read",
                    "check the health of the disk",
                    e);
        }
    }

    @Override
    public CheckReport check(String scratch, CancelSignal cancel) {
        LiveSnapshot counts = tables.count(scratch, cancel);
        return work(scratch, "check", Use.WORK, cancel, connection -> {
            List<String> problems = LoadedCheck.problems(connection);
            List<String> notes = LoadedCheck.notes(connection);
            cancel.check();
            Query.run(connection, "ANALYZE");
            return new CheckReport(counts, problems, notes);
        });
    }

    @Override
    public void carryOver(String scratch) {
        act("carry over", "the settings of the database " + live() + " cannot be carried over", connection -> {
            new CarryOver(connection, live(), scratch).run();
            return scratch;
        });
    }

    @Override
    public int swap(String live, String scratch, String old) {
        return new Swap(server, new Swap.Names(live, scratch, old)).run();
    }

    @Override
    public void open(String name) {
        act("open", "the database " + name + " cannot be opened", connection -> {
            if (!CatalogueRow.read(connection, name).open()) {
                Query.run(connection, DatabaseSessions.open(name));
            }
            return name;
        });
    }

    @Override
    public void drop(String name) {
        if (name.equals(live())) {
            throw new IllegalArgumentException("the live database is never dropped: " + name);
        }
        act("drop", "the database " + name + " cannot be dropped", connection -> {
            DropDatabase.run(connection, name);
            return name;
        });
    }

    @Override
    public LiveSnapshot count(String name, CancelSignal cancel) {
        boolean open = server.maintain(
                "count",
                Use.ASK,
                connection -> CatalogueRow.read(connection, name).open());
        if (open) {
            return tables.count(name, cancel);
        }
        open(name);
        try {
            return tables.count(name, cancel);
        } finally {
            closeAgain(name);
        }
    }

    private void closeAgain(String name) {
        act("close", "the database " + name + " cannot be closed again", connection -> {
            Query.run(connection, DatabaseSessions.close(name));
            return name;
        });
    }

    private String live() {
        return server.address().name();
    }

    private String role() {
        return server.address().user();
    }

    private <T> T act(String job, String failure, GuardedServer.Work<T> work) {
        return server.maintain(job, Use.WORK, connection -> {
            try {
                return work.on(connection);
            } catch (SQLException e) {
                throw RestoreFailure.of(failure, role(), e);
            }
        });
    }

    private <T> T work(String database, String job, Use use, CancelSignal cancel, GuardedServer.Work<T> work) {
        try (WorkSession session = new WorkSession(server, database, job, use, cancel)) {
            Connection connection = session.connection();
            return work.on(connection);
        } catch (SQLException e) {
            cancel.check();
            throw RestoreFailure.of("the " + job + " of the database " + database + " failed", role(), e);
        }
    }
}
