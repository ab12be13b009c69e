package dev.belay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.belay.cli.Desk;
import dev.belay.process.Command;
import dev.belay.process.CommandResult;
import dev.belay.process.CommandRunner;
import dev.belay.testing.PostgresExtension;
import dev.belay.testing.PostgresServer;
import dev.belay.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The commands and their documents, to the letter, on Pagila in a real PostgreSQL. */
@ExtendWith(PostgresExtension.class)
class CommandLineIT {
    private static final Path PAGILA = fixture("pagila.sql");

    private final Path folder;
    private final TestDatabase database;
    private final PostgresServer server;
    private final TestHome home;

    CommandLineIT(TestDatabase database, PostgresServer server, @TempDir Path folder) {
        this.database = database;
        this.server = server;
        this.folder = folder;
        this.home = TestHome.guarding(database, folder);
    }

    @BeforeEach
    void loadPagila() {
        database.load(PAGILA);
    }

    @Test
    void aRestoreGivesBackWhatWasDumpedAndAnUndoWhatWasThere() throws Exception {
        String saved = database.dump();
        String password = home.admin().toString();
        String backup = home.backup();
        database.execute("DELETE FROM public.payment", "UPDATE public.actor SET first_name = 'GONE'");
        String before = database.dump();

        JsonNode preview = home.done("preview", backup, "--json").document();
        Desk.Run refused = home.run("restore", backup, "--cooldown=0s", "--password-file", wrong());
        JsonNode restored = home.done("restore", backup, "--cooldown=0s", "--password-file", password, "--json")
                .document();

        assertThat(keys(preview))
                .containsExactly("backup", "database", "tables", "rowsLost", "preflight", "fingerprint");
        assertThat(keys(preview.path("tables").path(0)))
                .containsExactly("schema", "name", "live", "backup", "difference", "state");
        assertThat(keys(preview.path("preflight").path(0))).containsExactly("id", "state", "detail", "fix");
        assertThat(refused.code()).as(refused.err()).isEqualTo(7);
        assertThat(keys(restored)).startsWith("id", "state");
        assertThat(restored.path("state").asText()).isEqualTo("done");
        assertThat(database.dump()).isEqualTo(saved);
        JsonNode undone = home.done(
                        "undo", restored.path("id").asText(), "--cooldown=0s", "--password-file", password, "--json")
                .document();
        assertThat(keys(undone)).startsWith("id", "state");
        assertThat(database.dump()).isEqualTo(before);
        assertThat(home.done("audit", "verify").out()).contains("whole");
    }

    @Test
    void aBackupIsReadWithoutBelay() throws Exception {
        JsonNode taken = home.done("backup", "--json").document();
        Path file = TestHome.filesUnder(folder).stream()
                .filter(each -> each.toString().endsWith(".sql.zst"))
                .findFirst()
                .orElseThrow();
        Path plain = folder.resolve("plain.sql");

        run("zstd", "-t", file.toString());
        run("zstd", "-dc", "-q", file.toString(), "-o", plain.toString());

        assertThat(keys(taken)).startsWith("id", "state");
        TestDatabase other = empty("by psql of ");
        other.load(plain);
        assertThat(other.dump()).isEqualTo(database.dump());
        assertThat(home.done("cat", taken.path("id").asText()).out()).isEqualTo(Files.readString(plain));
    }

    @Test
    void theRowsOfOneTableAreLoadedByPsql() throws Exception {
        String backup = home.backup();
        TestDatabase other = empty("one table of ");
        other.load(Files.writeString(folder.resolve("schema.sql"), database.dump("--schema-only")));

        Desk.Run table = home.done("cat", backup, "--table", "public.actor");

        other.load(Files.writeString(folder.resolve("actor.sql"), table.out()));
        String[] actor = {"--data-only", "--table=public.actor"};
        assertThat(other.dump(actor)).isEqualTo(database.dump(actor));
        assertThat(home.run("cat", backup, "--table", "public.nobody").code()).isEqualTo(2);
    }

    @Test
    void aDumpIsInspectedWithoutDatabaseAndConfiguration() {
        Desk.Run run = new TestHome(folder, Map.of()).done("inspect", PAGILA.toString(), "--json");

        assertThat(run.keys())
                .containsExactly(
                        "file",
                        "format",
                        "compression",
                        "engine",
                        "serverVersion",
                        "dumpVersion",
                        "complete",
                        "bytes",
                        "storedBytes",
                        "sha256",
                        "tables",
                        "sequences",
                        "extensions",
                        "largeObjects",
                        "warnings");
        assertThat(keys(run.document().path("tables").path(0)))
                .containsExactly("schema", "name", "columns", "rows", "exact");
        run.document()
                .path("tables")
                .forEach(table -> assertThat(table.path("rows").asLong())
                        .as(table.path("name").asText())
                        .isEqualTo(database.number("SELECT count(*) FROM ONLY "
                                + table.path("schema").asText() + "."
                                + table.path("name").asText())));
        assertThat(folder.resolve("home")).doesNotExist();
    }

    @Test
    void listVerifyAndDoctorSayThatAllIsWell() {
        String backup = home.backup();

        JsonNode listed = home.done("backups", "--json").document().path("backups");

        assertThat(listed).hasSize(1);
        assertThat(listed.path(0).path("id").asText()).isEqualTo(backup);
        assertThat(home.done("verify", backup).out()).startsWith("good");
        assertThat(home.done("verify", "--all").out()).contains(backup);
        assertThat(home.done("doctor").out())
                .doesNotContain("FAIL")
                .doesNotContain(database.password().reveal());
        assertThat(home.run("backup", "--wait-offsite").code()).as("no store").isEqualTo(9);
        assertThat(home.run("nonsense").code()).isEqualTo(2);
        assertThat(home.run("verify", "nonsense").code()).isEqualTo(2);
    }

    @Test
    void usersAndTokensComeAndGo() throws Exception {
        String password = home.admin().toString();
        home.done("user", "add", "viewer", "--password-file", password);
        home.done("user", "role", "viewer", "--role", "operator");
        home.done("user", "passwd", "viewer", "--password-file", password);
        home.done("user", "disable", "viewer");

        Desk.Run token = home.done("token", "create", "machine", "--scope", "backup,read");

        assertThat(home.done("user", "list").out()).contains("owner", "admin", "viewer", "operator", "disabled");
        assertThat(token.out()).hasLineCount(1);
        String listed = home.done("token", "list").out();
        assertThat(listed)
                .contains("machine", "usable")
                .doesNotContain(token.out().strip());
        String id = listed.lines().skip(1).findFirst().orElseThrow().split(" ", 2)[0];
        home.done("token", "revoke", id);
        assertThat(home.done("token", "list").out()).contains("revoked");
        assertThat(home.run("user", "disable", "owner").code())
                .as("the last admin")
                .isEqualTo(7);
    }

    private String wrong() throws Exception {
        return Files.writeString(folder.resolve("wrong"), "not the password\n").toString();
    }

    /** An empty database of the same owner. */
    private TestDatabase empty(String prefix) {
        String name = prefix + database.name();
        server.superuser("CREATE DATABASE \"" + name + "\" OWNER " + database.user());
        return database.named(name);
    }

    private static void run(String program, String... arguments) {
        CommandResult result = new CommandRunner().run(Command.of(Duration.ofMinutes(1), program, arguments));
        assertThat(result)
                .isInstanceOfSatisfying(
                        CommandResult.Exited.class,
                        exited -> assertThat(exited.code()).as(exited.errors()).isZero());
    }

    private static List<String> keys(JsonNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    static Path fixture(String name) {
        return Path.of("src", "test", "resources", "dumps", name).toAbsolutePath();
    }
}
