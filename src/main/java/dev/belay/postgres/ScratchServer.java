package dev.belay.postgres;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import dev.belay.operation.CancelSignal;
import dev.belay.restore.DrillGround;
import dev.belay.restore.RestoreEngine.CheckReport;
import dev.belay.restore.RestoreEngine.LoadReport;
import dev.belay.restore.RestoreEngine.LoadWatch;
import dev.belay.server.PrivateServer;
import dev.belay.server.ServerFolder;
import dev.belay.vault.Manifest;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL for one drill: in a folder of its own, on a random port of 127.0.0.1, behind a random password. What is
 * loaded runs as the owner that the backup names, an ordinary role; a superuser that no backup names counts afterwards.
 */
final class ScratchServer implements DrillGround {
    private static final String SUPERUSER = "belay_drill";
    private static final int PASSWORD_BYTES = 24;

    /** Nothing has to survive a loss of power, and little memory is taken from whatever else runs here. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("fsync", "off"),
            Map.entry("synchronous_commit", "off"),
            Map.entry("full_page_writes", "off"),
            Map.entry("wal_level", "minimal"),
            Map.entry("max_wal_senders", "0"),
            Map.entry("max_wal_size", "512MB"),
            Map.entry("checkpoint_timeout", "30min"),
            Map.entry("autovacuum", "off"),
            Map.entry("shared_buffers", "128MB"),
            Map.entry("work_mem", "16MB"),
            Map.entry("maintenance_work_mem", "256MB"),
            Map.entry("max_connections", "10"),
            // a container has little shared memory of the other kind
            Map.entry("dynamic_shared_memory_type", "mmap"),
            Map.entry("jit", "off"),
            Map.entry("lc_messages", "C"));

    private final PrivateServer server;
    private final Path folder;
    private final DatabaseAddress superuser;
    private final Manifest manifest;
    private final SessionZone zone;
    private final List<String> differences = new ArrayList<>();
    private DatabaseAddress loading;
    private String version = "";

    private ScratchServer(
            PrivateServer server, Path folder, Manifest manifest, SessionZone zone, DatabaseAddress superuser) {
        this.server = server;
        this.folder = folder;
        this.manifest = manifest;
        this.zone = zone;
        this.superuser = superuser;
        this.loading = superuser;
    }

    /** Starts {@code server} in {@code folder}, which is not there yet; when anything fails, nothing is left. */
    static ScratchServer start(
            PrivateServer server, Path folder, Manifest manifest, boolean asSuperuser, SessionZone zone)
            throws IOException {
        try {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Secret password = newPassword();
            server.create(SUPERUSER, password);
            server.start(SETTINGS);
            DatabaseAddress address = new DatabaseAddress(
                    PrivateServer.HOST, server.port(), ScratchContents.name(manifest), SUPERUSER, password, Map.of());
            ScratchServer scratch = new ScratchServer(server, folder, manifest, zone, address);
            scratch.prepare(asSuperuser);
            return scratch;
        } catch (IOException | RuntimeException | Error e) {
            discard(server, folder, e);
            throw e;
        }
    }

    private void prepare(boolean asSuperuser) {
        Secret password = newPassword();
        guarded(superuser).maintain("prepare", Use.WORK, connection -> {
            version = ServerVersion.of(connection).text();
            ScratchContents contents = new ScratchContents(connection, manifest);
            contents.requireExtensions();
            differences.addAll(contents.make(password, asSuperuser));
            return version;
        });
        if (!asSuperuser) {
            loading = new DatabaseAddress(
                    superuser.host(),
                    superuser.port(),
                    superuser.name(),
                    ScratchContents.owner(manifest),
                    password,
                    Map.of());
        }
    }

    @Override
    public String place() {
        return "a scratch server of PostgreSQL " + version;
    }

    @Override
    public List<String> differences() {
        return List.copyOf(differences);
    }

    @Override
    public LoadReport load(FileChannel file, Path name, LoadWatch watch, CancelSignal cancel) {
        return DrillFailure.sorted(() -> engine(loading).load(superuser.name(), file, name, watch, cancel));
    }

    @Override
    public CheckReport check(CancelSignal cancel) {
        return DrillFailure.sorted(() -> {
            CheckReport report = engine(superuser).check(superuser.name(), cancel);
            List<String> problems = new ArrayList<>(report.problems());
            problems.addAll(guarded(superuser)
                    .in(
                            superuser.name(),
                            "check",
                            Use.WORK,
                            connection -> ScratchContents.missing(connection, manifest)));
            return new CheckReport(report.counts(), problems, report.notes());
        });
    }

    @Override
    public boolean working() {
        return guarded(superuser).working(superuser.name());
    }

    @Override
    public void close() {
        try {
            server.abandon();
            ServerFolder.remove(folder);
        } catch (IOException e) {
            throw new BelayException(
                    ErrorCode.DATABASE,
                    "the scratch server in " + folder + " cannot be removed: " + e.getMessage(),
                    "the next start of Belay removes it",
                    e);
        }
    }

    private PostgresEngine engine(DatabaseAddress address) {
        GuardedServer guarded = guarded(address);
        return new PostgresEngine(guarded, new LiveTables(guarded, CountLimits.NONE), zone);
    }

    private static GuardedServer guarded(DatabaseAddress address) {
        return new GuardedServer(new Connections(), address);
    }

    private static void discard(PrivateServer server, Path folder, Throwable why) {
        try {
            server.abandon();
            ServerFolder.remove(folder);
        } catch (IOException | RuntimeException e) {
            why.addSuppressed(e);
        }
    }

    private static Secret newPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }
}
