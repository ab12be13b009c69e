package dev.belay.postgres;

import dev.belay.backup.Databases;
import dev.belay.backup.Dumper;
import dev.belay.backup.GuardedDatabase;
import dev.belay.process.CommandRunner;
import dev.belay.restore.LiveDatabase;
import dev.belay.restore.RestoreEngine;
import dev.belay.restore.Targets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The guarded databases, which the set-up page may add to while others work with them. */
public final class PostgresDatabases implements Databases, Targets {
    private final Connections connections = new Connections();
    private final CommandRunner runner;
    private final PgPrograms programs;
    private final Path runFolder;
    private final Map<String, PostgresSettings> registered = new LinkedHashMap<>();

    /**
     * None at first.
     *
     * @param runFolder where password files live while a pg_dump runs; what a killed process left there is removed
     */
    public PostgresDatabases(CommandRunner runner, PgPrograms programs, Path runFolder) {
        this.runner = runner;
        this.programs = programs;
        this.runFolder = runFolder;
        LeftoverFolders.remove(runFolder);
    }

    /** Guards one more database, or the same one at a new address. */
    public void register(PostgresSettings settings) {
        synchronized (registered) {
            registered.put(settings.name(), settings);
        }
    }

    /**
     * Tries {@code address} on the spot, as a backup would use it.
     *
     * @throws dev.belay.base.BelayException with the reason in words: unreachable, wrong password, no pg_dump
     */
    public ProbeReport probe(DatabaseAddress address) {
        GuardedServer server = new GuardedServer(connections, address);
        return server.in(address.name(), "probe", Use.ASK, connection -> {
            ServerVersion version = ServerVersion.of(connection);
            return new ProbeReport(
                    version.text(), programs.pgDumpFor(version.major()).version(), RightsCheck.missing(connection));
        });
    }

    @Override
    public List<GuardedDatabase> all() {
        synchronized (registered) {
            return registered.values().stream()
                    .map(settings -> new GuardedDatabase(
                            settings.name(),
                            settings.address().name(),
                            settings.address().server(),
                            settings.environment()))
                    .toList();
        }
    }

    @Override
    public Dumper dumper(String database) {
        return new PgDump(server(database), programs, runner, runFolder);
    }

    @Override
    public ServerLock lock(String database) {
        return AdvisoryLock.take(server(database));
    }

    @Override
    public LiveDatabase live(String database) {
        return new LiveTables(server(database), CountLimits.DEFAULT);
    }

    @Override
    public RestoreEngine engine(String database) {
        GuardedServer server = server(database);
        return new PostgresEngine(
                server, new LiveTables(server, CountLimits.DEFAULT), new SessionZone(programs, runner, runFolder));
    }

    GuardedServer server(String database) {
        String name = find(database).name();
        synchronized (registered) {
            return registered.values().stream()
                    .filter(settings -> settings.name().equals(name))
                    .map(settings -> new GuardedServer(connections, settings.address()))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
