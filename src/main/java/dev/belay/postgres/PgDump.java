package dev.belay.postgres;

import dev.belay.backup.Dumper;
import dev.belay.process.Command;
import dev.belay.process.CommandRunner;
import dev.belay.process.RunningCommand;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Dumps one database with pg_dump, as plain SQL. */
final class PgDump implements Dumper {
    private final GuardedServer server;
    private final PgPrograms programs;
    private final CommandRunner runner;
    private final Path runFolder;

    PgDump(GuardedServer server, PgPrograms programs, CommandRunner runner, Path runFolder) {
        this.server = server;
        this.programs = programs;
        this.runner = runner;
        this.runFolder = runFolder;
    }

    @Override
    public Facts facts() {
        return live("facts", connection -> {
            PgDumpProgram program = program(connection);
            RightsCheck.require(connection, server.address());
            return ServerFacts.read(connection, server.address().name(), program.version());
        });
    }

    @Override
    public RunningDump start(Options options) {
        Plan plan = live("prepare", connection -> {
            PgDumpProgram program = program(connection);
            RightsCheck.require(connection, server.address());
            return new Plan(program, ExcludedTables.of(connection, options.excludeData()));
        });
        String session = SessionName.of(options.job());
        PassFile password = PassFile.write(runFolder, server.address().password());
        try {
            RunningCommand child = runner.start(new Command(
                    plan.program().program(),
                    arguments(plan, options),
                    PgEnvironment.of(server.address(), password, session),
                    options.deadline()));
            return new PgDumpRun(
                    child, password, server, session, plan.excluded().warnings());
        } catch (RuntimeException e) {
            password.close();
            throw e;
        }
    }

    @Override
    public RunningGlobals globals(Options options) {
        PgDumpProgram program = live("prepare", this::program);
        PassFile password = PassFile.write(runFolder, server.address().password());
        try {
            return new PgGlobals(
                    runner.start(new Command(
                            program.sibling("pg_dumpall"),
                            List.of("--no-password", "--globals-only", "--no-role-passwords"),
                            PgEnvironment.of(server.address(), password, SessionName.of(options.job())),
                            PgGlobals.LIMIT)),
                    password);
        } catch (RuntimeException e) {
            password.close();
            throw e;
        }
    }

    private static List<String> arguments(Plan plan, Options options) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--no-password");
        arguments.add("--format=plain");
        arguments.add("--lock-wait-timeout=" + options.lockWait().toMillis());
        plan.excluded().patterns().forEach(pattern -> arguments.add("--exclude-table-data=" + pattern));
        return arguments;
    }

    private PgDumpProgram program(Connection connection) throws SQLException {
        return programs.pgDumpFor(ServerVersion.of(connection).major());
    }

    private <T> T live(String job, GuardedServer.Work<T> work) {
        return server.in(server.address().name(), job, Use.ASK, work);
    }

    private record Plan(PgDumpProgram program, ExcludedTables excluded) {}
}
