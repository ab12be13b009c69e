package dev.belay.demo;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import dev.belay.process.Command;
import dev.belay.process.CommandResult;
import dev.belay.process.CommandRunner;
import dev.belay.server.PostgresPrograms;
import dev.belay.server.PrivateServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs the demo's own SQL with psql. */
record LedgerLoader(PostgresPrograms programs, DemoFolder folder, LocalDate today) {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    void createOwner(int port, Secret password) throws IOException {
        Map<String, String> environment = Map.of(
                "PGUSER",
                PrivateServer.SUPERUSER,
                "PGDATABASE",
                "postgres",
                "PGPASSFILE",
                folder.passwordFile(PrivateServer.SUPERUSER).toString(),
                "BELAY_DEMO_PASSWORD",
                password.reveal());
        run(port, "owner.sql", environment, List.of());
    }

    /** Runs {@code script} as the owner, in one transaction. */
    void load(int port, String script) throws IOException {
        Map<String, String> environment = Map.of(
                "PGUSER", DemoServer.NAME,
                "PGDATABASE", DemoServer.NAME,
                "PGPASSFILE", folder.passwordFile(DemoServer.NAME).toString());
        run(port, script, environment, List.of("--single-transaction", "--set=today=" + today, "--set=scale=1"));
    }

    private void run(int port, String script, Map<String, String> environment, List<String> options)
            throws IOException {
        Path file = Files.createTempFile(folder.home(), "demo", ".sql");
        try (InputStream resource = Objects.requireNonNull(LedgerLoader.class.getResourceAsStream("/demo/" + script))) {
            Files.write(file, resource.readAllBytes());
            List<String> arguments = new ArrayList<>(List.of(
                    "--no-psqlrc",
                    "--quiet",
                    "--no-password",
                    "--set=ON_ERROR_STOP=1",
                    "--host=" + PrivateServer.HOST,
                    "--port=" + port,
                    "--file=" + file));
            arguments.addAll(options);
            CommandResult result = new CommandRunner()
                    .run(new Command(programs.program("psql").toString(), arguments, environment, LIMIT));
            if (!(result instanceof CommandResult.Exited exited && exited.ok())) {
                throw new BelayException(
                        ErrorCode.DATABASE,
                        "the demo's " + script + " was not loaded: " + result.errors(),
                        "remove " + folder.home() + " and start the demo again");
            }
        } finally {
            Files.delete(file);
        }
    }
}
