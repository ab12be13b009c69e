package dev.belay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.cli.Desk;
import dev.belay.process.Command;
import dev.belay.process.CommandResult;
import dev.belay.process.CommandRunner;
import dev.belay.process.RunningCommand;
import dev.belay.testing.TestDatabase;
import dev.belay.testing.TestPrograms;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A database whose backups go elsewhere, and the print of the recovery sheet.
 *
 * @param elsewhere what survives
 * @param sheet where it is when copies are encrypted
 * @param ear hears what is printed and logged
 */
record ComingBackScene(TestHome home, TestDatabase live, Elsewhere elsewhere, Path sheet, Eavesdropper ear)
        implements AutoCloseable {
    private static final Pattern SECRET = Pattern.compile("AGE-SECRET-KEY-1[A-Z0-9]{58}");
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** One whose copies are encrypted. */
    static ComingBackScene encrypted(Elsewhere.Kind kind, TestDatabase database, Path folder) throws IOException {
        ComingBackScene scene = plain(kind, database, folder);
        scene.done("key", "new", "--out", scene.sheet().toString());
        scene.done("key", "use", "--key-file", scene.sheet().toString());
        return scene;
    }

    static ComingBackScene plain(Elsewhere.Kind kind, TestDatabase database, Path folder) throws IOException {
        database.execute(
                "CREATE TABLE account (id serial PRIMARY KEY, name text NOT NULL)",
                "CREATE TABLE entry (id bigserial PRIMARY KEY, account int REFERENCES account, note text NOT NULL)",
                "INSERT INTO account (name) SELECT '십일조 ' || n FROM generate_series(1, 50) n",
                "INSERT INTO entry (account, note) SELECT 1 + n % 50, md5(n::text) FROM generate_series(1, 20000) n");
        Elsewhere elsewhere = Elsewhere.open(kind, folder);
        TestHome home = TestHome.guarding(database, folder);
        for (Map.Entry<String, String> variable : elsewhere.variables().entrySet()) {
            home = home.with(variable.getKey(), variable.getValue());
        }
        Files.writeString(
                folder.resolve("belay.yml"), "app: ledger\noffsite:\n  - { name: nas, " + elsewhere.store() + " }\n");
        return new ComingBackScene(home, database, elsewhere, folder.resolve("sheet.txt"), new Eavesdropper());
    }

    /** The folder of this machine in which what survives is. */
    Path store() {
        return elsewhere.files();
    }

    /** What comes of a command; the ear hears it. */
    Desk.Run run(String... command) {
        Desk.Run run = home.run(command);
        ear.hear(run.out());
        ear.hear(run.err());
        return run;
    }

    /** As {@link #run}, of a command that has to work. */
    Desk.Run done(String... command) {
        Desk.Run run = run(command);
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }

    /** Takes a backup and waits for its copy; returns its id. */
    String backup() {
        return done("backup", "--wait-offsite", "--json").document().path("id").asText();
    }

    /** The day that the server burns: nothing is left but the store and the sheet. */
    void burn() throws IOException {
        for (String lost : List.of("home", "backups")) {
            Path root = home.folder().resolve(lost);
            try (Stream<Path> all = Files.walk(root)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        live.execute("DROP TABLE entry", "DROP TABLE account");
    }

    /** What stands on the sheet, as somebody copies it from there. */
    String secret() throws IOException {
        Matcher found = SECRET.matcher(Files.readString(sheet));
        assertThat(found.find()).isTrue();
        return found.group();
    }

    Desk.Run withKey(String... command) {
        return done(Stream.concat(Stream.of(command), Stream.of("--key-file", sheet.toString()))
                .toArray(String[]::new));
    }

    /** How many rows each table of {@code database} has. */
    static Map<String, Long> counts(TestDatabase database) {
        Map<String, Long> counts = new HashMap<>();
        for (String table : database.column("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
            counts.put(table, database.number("SELECT count(*) FROM public." + table));
        }
        return counts;
    }

    /**
     * Runs {@code script} in {@code folder} as a person does who has PostgreSQL's programs, and who types {@code lines}
     * when it asks for them.
     */
    void shell(Path folder, String script, List<String> lines) throws IOException {
        Map<String, String> environment = new HashMap<>(live.environment());
        environment.putAll(elsewhere.person());
        environment.put("PATH", TestPrograms.newest().bin() + ":/usr/bin:/bin");
        environment.put("HOME", folder.toString());
        environment.remove("PGDATABASE");
        String all = "set -euo pipefail; cd '" + folder + "'\n" + script;
        try (RunningCommand bash =
                new CommandRunner().startFed(new Command("bash", List.of("-c", all), environment, LIMIT))) {
            bash.input()
                    .write(lines.stream()
                            .collect(Collectors.joining("\n", "", "\n"))
                            .getBytes(StandardCharsets.UTF_8));
            bash.input().close();
            bash.output().transferTo(OutputStream.nullOutputStream());
            CommandResult result = bash.await();
            assertThat(result)
                    .as(result.errors())
                    .isInstanceOfSatisfying(
                            CommandResult.Exited.class,
                            exited -> assertThat(exited.code())
                                    .as(exited.errors())
                                    .isZero());
        }
    }

    /** The key is in no file of the home, of the backups or of what survives, and no secret was printed or logged. */
    void assertNoSecret() throws IOException {
        for (Path root : List.of(home.folder().resolve("home"), home.folder().resolve("backups"), store())) {
            for (Path file : TestHome.filesUnder(root)) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(SECRET.matcher(text).find()).as(file.toString()).isFalse();
            }
        }
        ear.assertNothingOf(Stream.concat(Stream.of(TestHome.PASSWORD), elsewhere.secrets().stream())
                .toList());
    }

    @Override
    public void close() throws Exception {
        ear.close();
        elsewhere.close();
    }
}
