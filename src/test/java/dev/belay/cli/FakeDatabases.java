package dev.belay.cli;

import dev.belay.backup.Databases;
import dev.belay.backup.Dumper;
import dev.belay.backup.GuardedDatabase;
import dev.belay.testing.fakes.FakeServer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Which databases are guarded; one server behind all of them. */
final class FakeDatabases implements Databases {
    private final FakeServer server;
    private final List<GuardedDatabase> all = new ArrayList<>();
    private UnaryOperator<Dumper> dumper = UnaryOperator.identity();

    FakeDatabases(FakeServer server) {
        this.server = server;
        all.addAll(server.all());
    }

    /** The one database is in production. */
    void makeProduction() {
        all.replaceAll(one -> new GuardedDatabase(one.name(), one.databaseName(), one.address(), "production"));
    }

    void add(String name) {
        all.add(new GuardedDatabase(name, name, "db:5432", ""));
    }

    void clear() {
        all.clear();
    }

    /** Dumps in another way. */
    void dumpBy(Dumper other) {
        dumper = _ -> other;
    }

    @Override
    public List<GuardedDatabase> all() {
        return List.copyOf(all);
    }

    @Override
    public Dumper dumper(String database) {
        return dumper.apply(server.dumper(database));
    }

    @Override
    public ServerLock lock(String database) {
        return server.lock(database);
    }
}
