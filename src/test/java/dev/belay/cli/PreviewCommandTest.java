package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.cli.Desk.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PreviewCommandTest {
    private static final String RED = "\u001b[31m";

    @TempDir
    Path home;

    private Desk desk = new Desk(Path.of(""));
    private String backup = "";

    @BeforeEach
    void takeOne() {
        desk = new Desk(home);
        backup = desk.backup().id().value();
        desk.services.server.setRows("income", 420);
        desk.services.server.setRows("closing", 2);
    }

    @Test
    void theDocumentHasTheKeysOfTheManual() {
        Run run = desk.run("preview", backup, "--json");

        assertThat(run.code()).isZero();
        assertThat(run.keys()).containsExactly("backup", "database", "tables", "rowsLost", "preflight", "fingerprint");
        assertThat(run.document().get("rowsLost").asLong()).isEqualTo(8);
        assertThat(run.document().get("tables").toString())
                .contains("{\"schema\":\"public\",\"name\":\"income\",\"live\":420,\"backup\":414,\"difference\":-6,"
                        + "\"state\":\"fewer\"}")
                .contains("{\"schema\":\"public\",\"name\":\"closing\",\"live\":2,\"backup\":null,\"difference\":-2,"
                        + "\"state\":\"only-live\"}");
        assertThat(run.document().get("preflight").get(0).fieldNames())
                .toIterable()
                .containsExactly("id", "state", "detail", "fix");
    }

    @Test
    void peopleSeeNowTheBackupAndTheDifference() {
        Run run = desk.run("preview", backup);

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("table           now  in the backup  difference")
                .contains("public.closing    2              -          -2  would disappear: not in the backup")
                .contains("public.expense  110            110           0")
                .contains("public.income   420            414          -6")
                .contains("8 rows would disappear, 0 would come back")
                .doesNotContain("\u001b");
    }

    @Test
    void lossIsRedWhereColoursAreWanted() {
        desk.terminal.colours = true;

        Run run = desk.run("preview", backup);

        assertThat(run.out().lines().filter(line -> line.startsWith(RED)))
                .hasSize(3)
                .anyMatch(line -> line.contains("public.income"))
                .anyMatch(line -> line.contains("8 rows would disappear"));
        assertThat(run.out().lines().filter(line -> line.contains("public.expense")))
                .noneMatch(line -> line.contains(RED));
    }

    @Test
    void aFileOfAnotherEngineIsShownAndIsExitCodeThree() throws IOException {
        byte[] page = Arrays.copyOf("SQLite format 3\0".getBytes(StandardCharsets.US_ASCII), 4096);
        Path file = Files.write(home.resolve("old.db"), page);

        Run run = desk.run("preview", file.toString(), "--json");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.document().get("preflight").toString()).contains("\"state\":\"block\"");
    }

    @Test
    void nothingIsWrittenByAPreview() {
        desk.run("preview", backup);

        assertThat(desk.services.journal().running()).isEmpty();
    }
}
