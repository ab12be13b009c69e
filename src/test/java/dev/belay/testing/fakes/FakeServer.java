package dev.belay.testing.fakes;

import dev.belay.backup.Databases;
import dev.belay.backup.Dumper;
import dev.belay.backup.GuardedDatabase;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Sha256;
import dev.belay.dump.CopyBlock;
import dev.belay.dump.DumpListener;
import dev.belay.dump.DumpReader;
import dev.belay.operation.CancelSignal;
import dev.belay.restore.LiveDatabase;
import dev.belay.restore.LiveSnapshot;
import dev.belay.restore.LiveTable;
import dev.belay.restore.RestoreEngine;
import dev.belay.restore.TargetFacts;
import dev.belay.restore.Targets;
import dev.belay.vault.FrameReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A server with one guarded database, {@code ledger}; each act can be made to fail or to be the last one. */
public final class FakeServer implements Databases, Targets, LiveDatabase, RestoreEngine {
    /** The live database's name, in Belay and on the server. */
    public static final String LIVE = "ledger";

    private final Map<String, Database> databases = new TreeMap<>();
    private final Acts acts;
    private long nextOid = 100;

    public FakeServer(Acts acts, Map<String, Integer> rows) {
        this.acts = acts;
        databases.put(LIVE, new Database(nextOid++, true, new TreeMap<>(rows)));
    }

    /** The same server, with the same databases, for the process that comes after one that was killed. */
    public synchronized FakeServer revived() {
        FakeServer next = new FakeServer(Acts.allWell(), Map.of());
        next.databases.clear();
        next.databases.putAll(databases);
        next.nextOid = nextOid;
        return next;
    }

    /** One database; its tables stand in schema {@code public}. */
    private static final class Database {
        private final long oid;
        private boolean open;
        private final Map<String, Integer> rows;

        Database(long oid, boolean open, Map<String, Integer> rows) {
            this.oid = oid;
            this.open = open;
            this.rows = rows;
        }
    }

    /** Sets how many rows a live table has. */
    public synchronized void setRows(String table, int rows) {
        database(LIVE).rows.put(table, rows);
    }

    /** The live tables with their rows. */
    public synchronized Map<String, Integer> liveRows() {
        return Map.copyOf(database(LIVE).rows);
    }

    /** Names of all databases, the closed ones with a star. */
    public synchronized List<String> names() {
        return databases.entrySet().stream()
                .map(entry -> entry.getValue().open ? entry.getKey() : entry.getKey() + "*")
                .toList();
    }

    @Override
    public List<GuardedDatabase> all() {
        return List.of(new GuardedDatabase(LIVE, LIVE, "db:5432", ""));
    }

    @Override
    public Dumper dumper(String database) {
        return new FakeDumper(acts, this::liveRows);
    }

    @Override
    public ServerLock lock(String database) {
        return () -> {};
    }

    @Override
    public LiveDatabase live(String database) {
        return this;
    }

    @Override
    public RestoreEngine engine(String database) {
        return this;
    }

    @Override
    public LiveSnapshot count(CancelSignal cancel) {
        return snapshot(LIVE);
    }

    @Override
    public TargetFacts target() {
        return new TargetFacts(
                "ledger",
                new TargetFacts.Rights(false, true, true, true),
                150018,
                "15.18",
                "UTF8",
                1000,
                1_000_000L,
                "postgres",
                List.of(),
                Set.of("ledger"),
                Set.of("plpgsql"),
                new TargetFacts.Attachments(List.of(), List.of(), List.of(), List.of()));
    }

    @Override
    public synchronized List<CatalogueEntry> catalogue() {
        List<CatalogueEntry> all = new ArrayList<>();
        databases.forEach((name, database) -> all.add(new CatalogueEntry(name, database.oid, database.open)));
        return all;
    }

    @Override
    public long create(String scratch) {
        acts.act("create");
        synchronized (this) {
            databases.put(scratch, new Database(nextOid++, true, new TreeMap<>()));
            acts.after("create");
            return database(scratch).oid;
        }
    }

    @Override
    public LoadReport load(String scratch, FileChannel file, Path name, LoadWatch watch, CancelSignal cancel) {
        acts.act("load");
        try {
            Sha256 sha256 = Sha256.of(file);
            List<LoadedTable> loaded = new ArrayList<>();
            try (InputStream plain = new FrameReader(file, 1).open()) {
                DumpReader.read(plain, new DumpListener() {
                    @Override
                    public void copyEnded(CopyBlock block, long rows, long bytes) {
                        loaded.add(new LoadedTable(
                                block.table().schema(), block.table().name(), rows));
                    }
                });
            }
            cancel.check();
            loaded.forEach(table -> put(scratch, table));
            acts.after("load");
            return new LoadReport(sha256, loaded);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void put(String scratch, LoadedTable table) {
        database(scratch).rows.put(table.name(), Math.toIntExact(table.rows()));
    }

    @Override
    public CheckReport check(String scratch, CancelSignal cancel) {
        acts.act("check");
        return new CheckReport(snapshot(scratch), List.of());
    }

    @Override
    public void carryOver(String scratch) {
        acts.act("carry over");
    }

    @Override
    public int swap(String live, String scratch, String old) {
        acts.act("close");
        synchronized (this) {
            database(live).open = false;
            acts.act("rename");
            Database before = database(live);
            Database next = database(scratch);
            next.open = true;
            databases.remove(scratch);
            databases.put(old, before);
            databases.put(live, next);
            acts.after("rename");
            return 2;
        }
    }

    @Override
    public synchronized void open(String name) {
        acts.act("open");
        database(name).open = true;
    }

    @Override
    public synchronized void drop(String name) {
        acts.act("drop");
        if (name.equals(LIVE)) {
            throw new AssertionError("the live database must never be dropped");
        }
        databases.remove(name);
        acts.after("drop");
    }

    @Override
    public LiveSnapshot count(String name, CancelSignal cancel) {
        return snapshot(name);
    }

    private synchronized LiveSnapshot snapshot(String name) {
        Database database = database(name);
        List<LiveTable> tables = new ArrayList<>();
        database.rows.forEach(
                (table, rows) -> tables.add(new LiveTable("public", table, Long.valueOf(rows), null, null)));
        return new LiveSnapshot(Instant.EPOCH, database.oid, tables);
    }

    private Database database(String name) {
        Database database = databases.get(name);
        if (database == null) {
            throw new BelayException(ErrorCode.DATABASE, "there is no database " + name, "");
        }
        return database;
    }
}
