package dev.belay.postgres;

import dev.belay.base.BelayException;
import dev.belay.process.Command;
import dev.belay.process.CommandResult;
import dev.belay.process.CommandRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time zone in which psql would work: that of the role in the database, of the role, of the database or of the
 * server. pgjdbc puts the zone of this machine over all of them when it connects, and no session can look below its own;
 * so psql itself is asked.
 */
final class SessionZone {
    private static final Logger LOG = LoggerFactory.getLogger(SessionZone.class);
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final List<String> ARGUMENTS =
            List.of("--no-psqlrc", "--no-password", "--tuples-only", "--no-align", "--command=SHOW TimeZone");

    private final PgPrograms programs;
    private final CommandRunner runner;
    private final Path runFolder;

    SessionZone(PgPrograms programs, CommandRunner runner, Path runFolder) {
        this.programs = programs;
        this.runner = runner;
        this.runFolder = runFolder;
    }

    /** Empty, and noted in the log, when psql is not there or cannot connect. */
    Optional<String> of(GuardedServer server) {
        try (PassFile password = PassFile.write(runFolder, server.address().password())) {
            CommandResult result = runner.run(new Command(
                    programs.psql(),
                    ARGUMENTS,
                    PgEnvironment.of(server.address(), password, SessionName.of("zone")),
                    LIMIT));
            return switch (result) {
                case CommandResult.Exited(int code, String output, String _)
                when code == 0 -> Optional.of(output.strip());
                case CommandResult.Exited exited -> unknown(server, exited.errors());
                case CommandResult.TimedOut timedOut -> unknown(server, timedOut.errors());
                case CommandResult.Ended ended -> unknown(server, ended.errors());
            };
        } catch (BelayException e) {
            return unknown(server, e.sentence());
        }
    }

    private static Optional<String> unknown(GuardedServer server, String why) {
        LOG.warn(
                "the time zone of {} is unknown, what depends on it is loaded in that of this machine: {}",
                server.address().name(),
                why.strip());
        return Optional.empty();
    }
}
