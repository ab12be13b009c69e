package dev.belay.testing;

import dev.belay.base.Secret;
import dev.belay.server.PostgresPrograms;
import dev.belay.server.PrivateServer;
import dev.belay.server.ServerAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL for tests, in a temporary folder on a free port. Whoever starts it closes it. */
public final class PostgresServer implements AutoCloseable {
    /** Tests throw the data away, so nothing has to survive a power cut. */
    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "off",
            "synchronous_commit", "off",
            "full_page_writes", "off",
            "max_prepared_transactions", "5",
            "timezone", "Asia/Seoul");

    private final PrivateServer server;
    private final Secret password;
    private final RunFolder folder;
    private final AtomicInteger databases = new AtomicInteger();

    private PostgresServer(PrivateServer server, Secret password, RunFolder folder) {
        this.server = server;
        this.password = password;
        this.folder = folder;
    }

    /** A new server. A test that may share one asks {@link PostgresExtension} for it. */
    public static PostgresServer start(PostgresPrograms programs) {
        ServerAccount account = ServerAccount.current();
        Secret password = new Secret("superuser's");
        try {
            RunFolder folder = RunFolder.create();
            PrivateServer server = new PrivateServer(programs, account, folder.path());
            server.create(password);
            server.start(SETTINGS);
            return new PostgresServer(server, password, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new, empty database that belongs to a new role: no superuser, but one that may create databases. */
    public TestDatabase freshDatabase() {
        return freshDatabase("app_" + databases.incrementAndGet());
    }

    /** As {@link #freshDatabase()}, with a name that matters to the test; its owner has the same name. */
    public TestDatabase freshDatabase(String name) {
        TestDatabase database = new TestDatabase(port(), name, name, new Secret("pass of " + name));
        superuser(
                "CREATE ROLE " + quoted(name) + " LOGIN CREATEDB PASSWORD '"
                        + database.password().reveal().replace("'", "''") + "'",
                "CREATE DATABASE " + quoted(name) + " OWNER " + quoted(name));
        return database;
    }

    /** The maintenance database as the superuser sees it. */
    public TestDatabase maintenance() {
        return new TestDatabase(port(), "postgres", PrivateServer.SUPERUSER, password);
    }

    /** Runs statements as superuser in the maintenance database. */
    public void superuser(String... statements) {
        maintenance().execute(statements);
    }

    public int port() {
        return server.port();
    }

    /** Stops it as a power cut would. */
    public void crash() {
        server.abandon();
    }

    /** Starts it again on the same port. */
    public void startAgain() {
        try {
            server.startAgain(SETTINGS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.abandon();
        folder.delete();
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
