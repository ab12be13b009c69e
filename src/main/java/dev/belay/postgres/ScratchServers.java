package dev.belay.postgres;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Sha256;
import dev.belay.operation.OperationId;
import dev.belay.process.CommandRunner;
import dev.belay.restore.DrillSettings;
import dev.belay.server.PostgresPrograms;
import dev.belay.server.PrivateServer;
import dev.belay.server.ServerAccount;
import dev.belay.server.ServerFolder;
import dev.belay.vault.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Starts servers for one drill each, and removes those that a killed process left. */
final class ScratchServers {
    private static final String PREFIX = "drill-";

    private final @Nullable Path programs;
    /** Of this Belay's own, so that several which share a scratch folder do not sweep each other. */
    private final Path home;

    private final DrillSettings settings;
    private final SessionZone zone;

    /**
     * In the folder that the settings name, else below {@code runFolder}.
     *
     * @param programs where PostgreSQL's programs are, besides the usual places; null when nobody said
     */
    ScratchServers(@Nullable Path programs, Path runFolder, DrillSettings settings, CommandRunner runner) {
        this.programs = programs;
        String mark = Sha256.of(runFolder.toAbsolutePath().toString()).hex().substring(0, 12);
        this.home = Optional.ofNullable(settings.folder())
                .map(folder -> folder.resolve("belay-" + mark))
                .orElse(runFolder);
        this.settings = settings;
        this.zone = new SessionZone(new PgPrograms(runner, programs), runner, runFolder);
    }

    /** A running server with an empty database for {@code manifest}; whoever starts it closes it. */
    ScratchServer start(OperationId drill, Manifest manifest) {
        PostgresPrograms found = programsOf(manifest);
        ServerAccount account = ServerAccount.current();
        try {
            Path parent = parent(account);
            Files.createDirectories(parent);
            ScratchRoom.require(parent, manifest.source());
            Path folder = parent.resolve(PREFIX + drill);
            PrivateServer server = new PrivateServer(found, account, folder);
            return ScratchServer.start(server, folder, manifest, settings.superuser(), zone);
        } catch (IOException e) {
            throw new BelayException(
                    ErrorCode.USAGE,
                    "no scratch server can be made in " + home + ": " + e.getMessage(),
                    "check the folder's rights and its free space",
                    e);
        }
    }

    /** Ends and removes the server of a drill that is over; does nothing when there is none. */
    void clear(OperationId drill) {
        try {
            remove(parent(ServerAccount.current()).resolve(PREFIX + drill));
        } catch (IOException e) {
            throw new BelayException(
                    ErrorCode.DATABASE,
                    "what the drill " + drill + " left in " + home + " cannot be removed: " + e.getMessage(),
                    "remove it",
                    e);
        }
    }

    /** Ends and removes the servers of all drills that do not run; one sentence for each. */
    List<String> sweep(Predicate<OperationId> running) {
        List<String> told = new ArrayList<>();
        try {
            for (OperationId drill : drills(parent(ServerAccount.current()))) {
                if (!running.test(drill)) {
                    clear(drill);
                    told.add("removed the scratch server of the drill " + drill);
                }
            }
        } catch (IOException e) {
            told.add("the scratch servers in " + home + " cannot be looked through: " + e.getMessage());
        }
        return told;
    }

    private static List<OperationId> drills(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> name.startsWith(PREFIX))
                    .flatMap(name -> OperationId.parse(name.substring(PREFIX.length())).stream())
                    .toList();
        }
    }

    private void remove(Path folder) throws IOException {
        Path version = folder.resolve("data").resolve("PG_VERSION");
        if (Files.exists(version)) {
            int major = Integer.parseInt(Files.readString(version).strip());
            PostgresPrograms found = PostgresPrograms.of(major, programs).orElseThrow(() -> missing(major));
            new PrivateServer(found, ServerAccount.current(), folder).abandon();
        }
        ServerFolder.remove(folder);
    }

    private Path parent(ServerAccount account) throws IOException {
        Files.createDirectories(home);
        if (settings.folder() != null) {
            // who named a folder for this wants the servers to be there, whatever the umask
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
        }
        return ServerFolder.reachable(home, "scratch", account, "drills");
    }

    private PostgresPrograms programsOf(Manifest manifest) {
        int major = ServerVersion.major(manifest.source().serverVersion());
        return PostgresPrograms.of(major, programs).orElseThrow(() -> missing(major));
    }

    private static BelayException missing(int major) {
        return new BelayException(
                ErrorCode.USAGE,
                "a backup of PostgreSQL " + major + " is tried in a server of the same major version, and no server"
                        + " programs of it are on this machine",
                "install postgresql-" + major + ", whose own server need not run, or name their folder in BELAY_PG_BIN;"
                        + " or set drill.on: guarded-server in belay.yml");
    }
}
