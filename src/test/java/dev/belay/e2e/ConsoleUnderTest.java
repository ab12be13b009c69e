package dev.belay.e2e;

import dev.belay.Belay;
import dev.belay.access.Role;
import dev.belay.backup.BackupRequest;
import dev.belay.backup.BackupResult;
import dev.belay.base.Actor;
import dev.belay.base.Secret;
import dev.belay.cli.Console;
import dev.belay.config.Environment;
import dev.belay.drive.DriveDouble;
import dev.belay.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The whole of Belay serving on a free port, with its home in a folder of the test. Whoever starts it closes it. */
final class ConsoleUnderTest implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";
    /** Long enough that nothing begins before a test has pressed Cancel. */
    static final Duration TIME_TO_CANCEL = Duration.ofMinutes(5);
    /** Long enough to be seen, short enough to be waited for. */
    static final Duration BRIEF = Duration.ofSeconds(2);

    private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

    private final Path folder;
    private final Map<String, String> variables;
    private final Function<Environment, Belay> made;
    private Belay belay;
    private Console serving;

    private ConsoleUnderTest(Path folder, Map<String, String> variables) {
        this(folder, variables, environment -> new Belay(environment, Clock.system(ZONE)));
    }

    private ConsoleUnderTest(Path folder, Map<String, String> variables, Function<Environment, Belay> made) {
        this.folder = folder;
        this.variables = variables;
        this.made = made;
        this.belay = another();
        this.serving = belay.serve();
    }

    /** With nobody who may sign in, and nothing to guard. */
    static ConsoleUnderTest empty(Path folder) {
        return new ConsoleUnderTest(folder, Map.of("BELAY_PORT", "0"));
    }

    /** Guards {@code database} for an admin, an operator and a viewer who are named after their roles. */
    static ConsoleUnderTest guarding(TestDatabase database, Path folder, Duration cooldown) {
        configure(folder, database.name(), cooldown);
        ConsoleUnderTest console =
                new ConsoleUnderTest(folder, Map.of("BELAY_PORT", "0", "DATABASE_URL", database.url()));
        console.add("admin", Role.ADMIN);
        console.add("operator", Role.OPERATOR);
        console.add("viewer", Role.VIEWER);
        return console;
    }

    /** Guards {@code database} for an admin, where Google is {@code drive}. */
    static ConsoleUnderTest drivenTo(DriveDouble drive, TestDatabase database, Path folder) {
        configure(folder, database.name(), TIME_TO_CANCEL);
        ConsoleUnderTest console = new ConsoleUnderTest(
                folder,
                Map.of("BELAY_PORT", "0", "DATABASE_URL", database.url()),
                environment -> new Belay(environment, Clock.system(ZONE), drive.endpoints(), drive.address()));
        console.add("admin", Role.ADMIN);
        return console;
    }

    /** As the one that guards {@code database}, with rules for what is kept, and another time to keep a backup after all. */
    static ConsoleUnderTest retaining(TestDatabase database, Path folder, String rules, Duration grace) {
        write(folder, """
                version: 1
                databases:
                  - { name: "%s", url: "${DATABASE_URL}", environment: production }
                retention: %s
                """.formatted(database.name(), rules));
        ConsoleUnderTest console = new ConsoleUnderTest(
                folder,
                Map.of("BELAY_PORT", "0", "DATABASE_URL", database.url()),
                environment -> new Belay(environment, Clock.system(ZONE), grace));
        console.add("admin", Role.ADMIN);
        console.add("viewer", Role.VIEWER);
        return console;
    }

    /** Guards two databases for an admin. */
    static ConsoleUnderTest guardingBoth(TestDatabase first, TestDatabase second, Path folder) {
        write(folder, """
                version: 1
                databases:
                  - { name: first, url: "${FIRST_URL}", environment: production }
                  - { name: second, url: "${SECOND_URL}", environment: production }
                """);
        ConsoleUnderTest console = new ConsoleUnderTest(
                folder, Map.of("BELAY_PORT", "0", "FIRST_URL", first.url(), "SECOND_URL", second.url()));
        console.add("admin", Role.ADMIN);
        return console;
    }

    void add(String name, Role role) {
        belay.users().add(Actor.belay(), name, role, new Secret(PASSWORD));
    }

    private static void configure(Path folder, String name, Duration cooldown) {
        write(folder, """
                version: 1
                databases:
                  - { name: "%s", url: "${DATABASE_URL}", environment: production }
                restore: { cooldown: %ds }
                """.formatted(name, cooldown.toSeconds()));
    }

    private static void write(Path folder, String configuration) {
        try {
            Files.writeString(folder.resolve("belay.yml"), configuration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String guarded() {
        return belay.databases().all().getFirst().name();
    }

    /** Takes a backup and gives its id. */
    String backUp() {
        BackupResult result = belay.backups()
                .take(BackupRequest.manual(guarded()), new Actor("minji", Actor.Channel.SHELL), id -> {});
        return switch (result) {
            case BackupResult.Good good -> good.manifest().id().value();
            case BackupResult.Failed _, BackupResult.Cancelled _ -> throw new IllegalStateException(result.toString());
        };
    }

    /** Stops serving and starts again, as an admin does who changed {@code belay.yml}. Sessions go on. */
    void restartWith(Duration cooldown) {
        String guarded = guarded();
        close();
        configure(folder, guarded, cooldown);
        belay = another();
        belay.recover();
        serving = belay.serve();
    }

    /** A Belay on the same home, as a shell on the same machine has one; the caller closes it. */
    Belay another() {
        return made.apply(new Environment(variables, folder, ZONE));
    }

    URI address() {
        return serving.address();
    }

    Optional<URI> setupLink() {
        return serving.setupLink();
    }

    @Override
    public void close() {
        serving.close();
        belay.close();
    }
}
