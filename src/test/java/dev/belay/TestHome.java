package dev.belay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.cli.Desk;
import dev.belay.cli.FakeTerminal;
import dev.belay.config.Environment;
import dev.belay.testing.TestDatabase;
import dev.belay.testing.TestPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What one Belay keeps between its lives: home, backup folder, and the database that it guards.
 *
 * @param variables of the environment in which it runs
 */
record TestHome(Path folder, Map<String, String> variables) {
    /** The password of every user of {@link #admin}. */
    static final String PASSWORD = "correct horse battery";

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    TestHome {
        variables = Map.copyOf(variables);
    }

    static TestHome guarding(TestDatabase database, Path folder) {
        return new TestHome(
                folder,
                Map.of(
                        "DATABASE_URL", database.url(),
                        "BELAY_HOME", folder.resolve("home").toString(),
                        "BELAY_BACKUPS", folder.resolve("backups").toString(),
                        "BELAY_PG_BIN", TestPrograms.newest().bin().toString()));
    }

    /** The same with another value of one variable. */
    TestHome with(String variable, String value) {
        Map<String, String> changed = new HashMap<>(variables);
        changed.put(variable, value);
        return new TestHome(folder, changed);
    }

    /** A new life in this process. */
    Belay belay() {
        return new Belay(new Environment(variables, folder, ZoneOffset.UTC), Clock.systemUTC());
    }

    /** What comes of a command that is typed where nobody answers a question. */
    Desk.Run run(String... command) {
        return Desk.type(this::belay, new FakeTerminal(), command);
    }

    /** As {@link #run}, of a command that has to work. */
    Desk.Run done(String... command) {
        Desk.Run run = run(command);
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }

    /** Takes a backup; returns its id. */
    String backup() {
        return done("backup", "--json").document().path("id").asText();
    }

    /** Makes the only admin; returns the file with the password. */
    Path admin() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        done("user", "add", "owner", "--role", "admin", "--password-file", file.toString());
        return file;
    }

    /** The command that starts {@code main} in a process of its own, on the classes of this one. */
    static List<String> java(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                JAVA,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    /** Every file that lies somewhere under {@code parent}. */
    static List<Path> filesUnder(Path parent) throws IOException {
        if (!Files.exists(parent)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(parent)) {
            return all.filter(file -> !Files.isDirectory(file)).toList();
        }
    }
}
