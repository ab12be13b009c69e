package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.cli.Desk.Run;
import dev.belay.testing.fakes.FakeDumper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InspectCommandTest {
    @TempDir
    Path home;

    private Desk desk = new Desk(Path.of(""));

    @BeforeEach
    void sitDown() {
        desk = new Desk(home);
    }

    @Test
    void theDocumentHasTheKeysOfTheManualInItsOrder() throws IOException {
        Path file = file("a.sql", FakeDumper.text(Map.of("income", 3)));

        Run run = desk.run("inspect", file.toString(), "--json");

        assertThat(run.code()).isZero();
        assertThat(run.err()).doesNotContain("hint");
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
        assertThat(run.document().get("tables").toString())
                .isEqualTo("[{\"schema\":\"public\",\"name\":\"income\",\"columns\":1,\"rows\":3,\"exact\":true}]");
        assertThat(run.document().get("format").asText()).isEqualTo("plain");
        assertThat(run.document().get("compression").asText()).isEqualTo("none");
        assertThat(run.document().get("engine").asText()).isEqualTo("postgresql");
        assertThat(run.document().get("serverVersion").asText()).isEqualTo("15.18");
        assertThat(run.document().get("complete").asBoolean()).isTrue();
        assertThat(run.document().get("file").asText()).isEqualTo(file.toString());
    }

    @Test
    void itNeedsNeitherSettingsNorState() throws IOException {
        desk.run("inspect", file("a.sql", FakeDumper.text(Map.of("income", 3))).toString());

        assertThat(desk.services.recovered).isFalse();
        assertThat(desk.services.closed).isFalse();
    }

    @Test
    void peopleReadATable() throws IOException {
        Run run = desk.run(
                "inspect",
                file("a.sql", FakeDumper.text(Map.of("income", 1234))).toString());

        assertThat(run.out()).contains("postgresql 15.18, pg_dump 15.18").contains("public.income  1,234");
    }

    @Test
    void aFileThatIsCutIsToldWholeAndIsExitCodeThree() throws IOException {
        String text = FakeDumper.text(Map.of("income", 100));
        Path file = file("cut.sql", text.substring(0, text.length() / 2));

        Run run = desk.run("inspect", file.toString(), "--json");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.document().get("complete").asBoolean()).isFalse();
        assertThat(run.err()).contains("belay: the file cut.sql ");
    }

    @Test
    void aSqliteFileIsNamedWithItsTables() throws IOException {
        Path file = sqlite();
        desk.services.sqlite.add(new SqliteTable("income", 9, 414));

        Run run = desk.run("inspect", file.toString(), "--json");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.document().get("engine").asText()).isEqualTo("sqlite");
        assertThat(run.document().get("format").asText()).isEqualTo("sqlite");
        assertThat(run.document().get("tables").toString())
                .isEqualTo("[{\"schema\":\"main\",\"name\":\"income\",\"columns\":9,\"rows\":414,\"exact\":true}]");
        assertThat(run.err()).contains("is a SQLite database").doesNotContain("recovery");
    }

    @Test
    void aDamagedSqliteFileIsStillNamed() throws IOException {
        Run run = desk.run("inspect", sqlite().toString(), "--json");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.document().get("engine").asText()).isEqualTo("sqlite");
        assertThat(run.err()).contains("the SQLite file is damaged");
    }

    @Test
    void aFileThatIsNoDumpIsExitCodeThree() throws IOException {
        Run run = desk.run("inspect", file("letter.txt", "Dear Sir,\n").toString());

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("is no dump that Belay knows");
    }

    @Test
    void aMissingFileIsExitCodeTwo() {
        Run run = desk.run("inspect", home.resolve("nowhere.sql").toString(), "--json");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.document().get("code").asText()).isEqualTo("NOT_FOUND");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text);
    }

    private Path sqlite() throws IOException {
        byte[] page = new byte[4096];
        byte[] magic = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(magic, 0, page, 0, magic.length);
        page[16] = 0x10;
        return Files.write(home.resolve("old.db"), page);
    }
}
