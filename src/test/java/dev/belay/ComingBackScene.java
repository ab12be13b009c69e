package dev.belay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.cli.Desk;
import dev.belay.process.Command;
import dev.belay.process.CommandResult;
import dev.belay.process.CommandRunner;
import dev.belay.testing.TestDatabase;
import dev.belay.testing.TestPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A database whose backups go to a folder elsewhere, and the print of the recovery sheet.
 *
 * @param store the folder that survives
 * @param sheet null where nothing is encrypted
 */
record ComingBackScene(TestHome home, TestDatabase live, Path store, Path sheet) {
    private static final Pattern SECRET = Pattern.compile("AGE-SECRET-KEY-1[A-Z0-9]{58}");
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** One whose copies are encrypted. */
    static ComingBackScene encrypted(TestDatabase database, Path folder) throws IOException {
        ComingBackScene scene = plain(database, folder);
        scene.home().done("key", "new", "--out", scene.sheet().toString());
        scene.home().done("key", "use", "--key-file", scene.sheet().toString());
        return scene;
    }

    static ComingBackScene plain(TestDatabase database, Path folder) throws IOException {
        database.execute(
                "CREATE TABLE account (id serial PRIMARY KEY, name text NOT NULL)",
                "CREATE TABLE entry (id bigserial PRIMARY KEY, account int REFERENCES account, note text NOT NULL)",
                "INSERT INTO account (name) SELECT '십일조 ' || n FROM generate_series(1, 50) n",
                "INSERT INTO entry (account, note) SELECT 1 + n % 50, md5(n::text) FROM generate_series(1, 20000) n");
        Path store = Files.createDirectory(folder.resolve("nas"));
        TestHome home = TestHome.guarding(database, folder);
        Files.writeString(
                folder.resolve("belay.yml"),
                "app: ledger\noffsite:\n  - { name: nas, type: folder, path: \"" + store + "\" }\n");
        return new ComingBackScene(home, database, store, folder.resolve("sheet.txt"));
    }

    /** Takes a backup and waits for its copy; returns its id. */
    String backup() {
        return home.done("backup", "--wait-offsite", "--json")
                .document()
                .path("id")
                .asText();
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
        return home.done(Stream.concat(Stream.of(command), Stream.of("--key-file", sheet.toString()))
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

    /** Runs {@code script} in {@code folder} as a person does who has PostgreSQL's programs. */
    void shell(Path folder, String script) {
        Map<String, String> environment = new HashMap<>(live.environment());
        environment.put("PATH", TestPrograms.newest().bin() + ":/usr/bin:/bin");
        environment.remove("PGDATABASE");
        CommandResult result = new CommandRunner()
                .run(new Command(
                        "bash",
                        List.of("-c", "set -euo pipefail; cd '" + folder + "'\n" + script),
                        environment,
                        LIMIT));
        assertThat(result)
                .as(result.errors())
                .isInstanceOfSatisfying(
                        CommandResult.Exited.class,
                        exited -> assertThat(exited.code()).as(exited.errors()).isZero());
    }
}
