package dev.belay.postgres;

import dev.belay.backup.Dumper.EndState;
import dev.belay.backup.Dumper.RunningDump;
import dev.belay.process.CommandResult;
import dev.belay.process.RunningCommand;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A pg_dump at work, and its session at the server. */
final class PgDumpRun implements RunningDump {
    private final RunningCommand child;
    private final PassFile password;
    private final GuardedServer server;
    private final String sessionName;
    private final List<String> warnings;
    private final AtomicBoolean over = new AtomicBoolean();

    PgDumpRun(
            RunningCommand child, PassFile password, GuardedServer server, String sessionName, List<String> warnings) {
        this.child = child;
        this.password = password;
        this.server = server;
        this.sessionName = sessionName;
        this.warnings = warnings;
    }

    @Override
    public InputStream output() {
        return child.output();
    }

    @Override
    public long pid() {
        return child.pid();
    }

    @Override
    public Optional<Instant> began() {
        return child.began();
    }

    @Override
    public EndState await() {
        CommandResult result = child.await();
        password.close();
        over.set(result instanceof CommandResult.Exited);
        return switch (result) {
            case CommandResult.Exited(int code, String _, String errors)
            when code == 0 -> new EndState.Complete(warnings(errors));
            case CommandResult.Exited exited -> failed(exited);
            case CommandResult.TimedOut timedOut -> {
                endAtServer();
                yield new EndState.Failed(
                        words(timedOut.errors(), "pg_dump did not end before its deadline"),
                        "look at what the server is busy with, or allow more time");
            }
            case CommandResult.Ended ended -> new EndState.Failed(words(ended.errors(), "pg_dump was ended"), "");
        };
    }

    @Override
    public void end() {
        child.end();
        if (!over.get()) {
            endAtServer();
        }
    }

    @Override
    public void close() {
        try {
            end();
        } finally {
            child.close();
            password.close();
        }
    }

    private EndState failed(CommandResult.Exited exited) {
        return new EndState.Failed(
                words(exited.errors(), "pg_dump ended with exit code " + exited.code()),
                DumpHint.isAboutRights(exited.errors())
                        ? missingRights()
                        : DumpHint.of(exited.errors(), server.address()));
    }

    private String missingRights() {
        List<String> missing = server.in(server.address().name(), "rights", Use.ASK, RightsCheck::missing);
        return missing.isEmpty()
                ? "the role " + server.address().user() + " lacks a right that pg_dump names"
                : RightsCheck.hint(missing);
    }

    /** A client that is killed leaves its session at work. */
    private void endAtServer() {
        server.maintain("end dump", Use.ASK, this::endAtServer);
    }

    private boolean endAtServer(Connection connection) throws SQLException {
        ServerSessions.endNamed(connection, server.address().name(), sessionName);
        return true;
    }

    private List<String> warnings(String errors) {
        List<String> all = new ArrayList<>(warnings);
        errors.lines().filter(line -> !line.isBlank()).forEach(all::add);
        return all;
    }

    private static String words(String errors, String otherwise) {
        return errors.isBlank() ? otherwise : errors.strip();
    }
}
