package dev.belay.server;

import static java.util.stream.Collectors.joining;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import dev.belay.process.Command;
import dev.belay.process.CommandResult;
import dev.belay.process.CommandRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A PostgreSQL server of our own in a folder of its own, on a free port of 127.0.0.1. Whoever starts it closes it. */
public final class PrivateServer implements AutoCloseable {
    /** The only address it listens on. */
    public static final String HOST = "127.0.0.1";

    /** The superuser that {@link #create} makes. */
    public static final String SUPERUSER = "postgres";

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int ATTEMPTS = 3;

    private final PostgresPrograms programs;
    private final ServerAccount account;
    private final Path folder;
    private final CommandRunner runner = new CommandRunner();
    private int port;

    /**
     * A server that may or may not run yet.
     *
     * @param folder holds its data and its log; the account must be able to enter it
     */
    public PrivateServer(PostgresPrograms programs, ServerAccount account, Path folder) {
        this.programs = programs;
        this.account = account;
        this.folder = folder;
    }

    /** Whether {@link #create} was done here before, with programs of the same major. */
    public boolean created() throws IOException {
        Path version = data().resolve("PG_VERSION");
        return Files.exists(version) && Files.readString(version).strip().equals(Integer.toString(programs.major()));
    }

    /** Makes an empty server whose superuser {@value #SUPERUSER} has {@code password}. */
    public void create(Secret password) throws IOException {
        create(SUPERUSER, password);
    }

    /** Makes an empty server with one superuser. */
    public void create(String superuser, Secret password) throws IOException {
        Files.createDirectories(folder);
        account.own(folder);
        Path passwordFile = folder.resolve("password");
        Files.createFile(
                passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(passwordFile, password.reveal());
            account.own(passwordFile);
            expectOk(
                    "initdb",
                    run(
                            "initdb",
                            "--pgdata=" + data(),
                            "--username=" + superuser,
                            "--pwfile=" + passwordFile,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C.UTF-8",
                            "--no-sync"));
        } finally {
            Files.delete(passwordFile);
        }
    }

    /**
     * Starts it.
     *
     * @param settings settings of postgresql.conf for this run
     */
    public void start(Map<String, String> settings) throws IOException {
        CommandResult result = startOnFreePort(settings);
        // somebody else may take the port between the look and the start
        for (int again = 1; again < ATTEMPTS && !ok(result); again++) {
            result = startOnFreePort(settings);
        }
        expectOk("pg_ctl start", result);
    }

    /** Starts it again where it listened before. */
    public void startAgain(Map<String, String> settings) throws IOException {
        expectOk("pg_ctl start", startOnItsPort(settings));
    }

    public int port() {
        return port;
    }

    /** Stops what runs on this folder's data, also when another process started it. */
    @Override
    public void close() {
        stop("fast");
    }

    /** Stops it as a crash would; for data that nobody needs any more. */
    public void abandon() {
        stop("immediate");
    }

    private CommandResult startOnFreePort(Map<String, String> settings) throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.ofLiteral(HOST))) {
            port = probe.getLocalPort();
        }
        return startOnItsPort(settings);
    }

    private CommandResult startOnItsPort(Map<String, String> settings) throws IOException {
        Map<String, String> all = new TreeMap<>(settings);
        all.put("port", Integer.toString(port));
        all.put("listen_addresses", HOST);
        all.put("unix_socket_directories", "");
        String options = all.entrySet().stream()
                .map(e -> "-c " + e.getKey() + "='" + e.getValue() + "'")
                .collect(joining(" "));
        return run("pg_ctl", "start", "--wait", "--pgdata=" + data(), "--log=" + folder.resolve("log"), "-o", options);
    }

    private void stop(String mode) {
        if (running()) {
            expectOk("pg_ctl stop", run("pg_ctl", "stop", "--wait", "--mode=" + mode, "--pgdata=" + data()));
        }
    }

    /** A process number may have been given to another server since, which must not be stopped: its arguments tell. */
    private boolean running() {
        Optional<ProcessHandle> holder = postmaster();
        if (holder.isEmpty()) {
            return false;
        }
        Optional<String[]> arguments = holder.get().info().arguments();
        return arguments
                .map(known -> List.of(known).contains(data().toString()))
                .orElseGet(() -> ok(run("pg_ctl", "status", "--pgdata=" + data())));
    }

    private Optional<ProcessHandle> postmaster() {
        try (Stream<String> lines = Files.lines(data().resolve("postmaster.pid"))) {
            return lines.findFirst().map(String::strip).map(Long::valueOf).flatMap(ProcessHandle::of);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private CommandResult run(String program, String... arguments) {
        List<String> line = account.commandLine(programs.program(program), List.of(arguments));
        return runner.run(new Command(line.getFirst(), line.subList(1, line.size()), Map.of(), LIMIT));
    }

    private static boolean ok(CommandResult result) {
        return result instanceof CommandResult.Exited exited && exited.ok();
    }

    private void expectOk(String act, CommandResult result) {
        if (!ok(result)) {
            throw new BelayException(
                    ErrorCode.DATABASE,
                    act + " failed for the private PostgreSQL in " + folder + ": " + result.errors(),
                    "read " + folder.resolve("log"));
        }
    }
}
