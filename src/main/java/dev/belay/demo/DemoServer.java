package dev.belay.demo;

import dev.belay.base.BelayException;
import dev.belay.base.Secret;
import dev.belay.server.PostgresPrograms;
import dev.belay.server.PrivateServer;
import dev.belay.server.ServerAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * The demo's private PostgreSQL with its ledger. A run finds again what an earlier one left, whether that one ended well
 * or was killed; what was not loaded completely is made anew.
 */
public final class DemoServer implements AutoCloseable {
    /** The name of the database and of the role that owns it. */
    static final String NAME = "ledger";

    private final DemoFolder folder;
    private final PrivateServer server;
    private final LedgerLoader loader;
    private final FileLock lock;
    private final boolean fresh;

    private DemoServer(DemoFolder folder, PrivateServer server, LedgerLoader loader, FileLock lock) throws IOException {
        this.folder = folder;
        this.server = server;
        this.loader = loader;
        this.lock = lock;
        this.fresh = !folder.isComplete() || !server.created();
    }

    /**
     * Starts the server in {@code home}. When it is new, the ledger holds everything but its latest week then, so that
     * a first backup can be taken before {@link #loadLatestWeek()}.
     *
     * @param clock on whose today the ledger ends
     * @throws BelayException when PostgreSQL is not installed or does not start, or another demo runs in {@code home}
     */
    public static DemoServer start(Path home, Clock clock) {
        PostgresPrograms programs = PostgresPrograms.newest();
        ServerAccount account = ServerAccount.current();
        try {
            DemoFolder folder = DemoFolder.open(home, account);
            FileLock lock = folder.lock();
            PrivateServer server = new PrivateServer(programs, account, folder.server());
            LedgerLoader loader = new LedgerLoader(programs, folder, LocalDate.now(clock));
            DemoServer demo = new DemoServer(folder, server, loader, lock);
            demo.start();
            return demo;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start() throws IOException {
        try {
            server.close(); // what a killed run left still running
            if (fresh) {
                folder.clear();
                server.create(folder.newPassword(PrivateServer.SUPERUSER));
                server.start(Map.of());
                loader.createOwner(server.port(), folder.newPassword(NAME));
                loader.load(server.port(), "ledger.sql");
            } else {
                server.start(Map.of());
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Whether the ledger was made by this run; what an earlier run left of Belay's own then belongs to another one. */
    public boolean fresh() {
        return fresh;
    }

    /** Loads the latest week, with which the ledger is complete. To be called once, when it is fresh. */
    public void loadLatestWeek() {
        try {
            loader.load(server.port(), "latest-week.sql");
            folder.markComplete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public DemoDatabase database() {
        try {
            Secret password = folder.password(NAME);
            return new DemoDatabase(PrivateServer.HOST, server.port(), NAME, NAME, password, folder.passwordFile(NAME));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why the server's data stands elsewhere, for a person, when it does. */
    public Optional<String> note() {
        return folder.isElsewhere()
                ? Optional.of("PostgreSQL does not run as root, and the account that it runs as cannot enter "
                        + folder.home() + ": its data is in " + folder.server())
                : Optional.empty();
    }

    /** Stops the server; its data stays for the next run. */
    @Override
    public void close() {
        try (FileChannel locked = lock.channel()) {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
