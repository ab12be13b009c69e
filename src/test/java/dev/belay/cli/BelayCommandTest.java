package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.cli.Desk.Run;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BelayCommandTest {
    @TempDir
    Path home;

    private Desk desk = new Desk(Path.of(""));

    @BeforeEach
    void sitDown() {
        desk = new Desk(home);
    }

    @Test
    void theHelpNamesTheCommandsOfThisVersion() {
        Run run = desk.run("--help");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("demo", "serve", "backup", "backups", "inspect", "preview", "restore", "undo", "cancel")
                .contains("verify", "cat", "prune", "audit", "doctor", "user", "token")
                .doesNotContain("migrate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"migrate", "check", "bakcup"})
    void anUnknownCommandIsAUsageErrorInASentence(String command) {
        Run run = desk.run(command);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("belay: there is no command '" + command + "'\n  hint: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "audit", "backup --reason", "backup --reason never", "inspect", "restore x --cooldown soon"})
    void aLineThatCannotBeUnderstoodIsAUsageError(String line) {
        Run run = desk.run(line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("belay: ").contains("\n  hint: see belay");
        assertThat(desk.services.recovered).isFalse();
    }

    @Test
    void theVersionNeedsNothing() {
        Run run = desk.run("--version");

        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("belay ");
        assertThat(desk.services.closed).isFalse();
    }

    @Test
    void whatAKilledProcessLeftIsSettledFirstAndTold() {
        desk.services.leftovers.add("the restore k7 was interrupted and is now cancelled");
        desk.services.warnings.add("the section 'notify' is not acted on by this version");

        Run run = desk.run("backups");

        assertThat(run.err().lines())
                .containsExactly(
                        "warning: the section 'notify' is not acted on by this version",
                        "recovery: the restore k7 was interrupted and is now cancelled");
        assertThat(desk.services.closed).isTrue();
    }

    @Test
    void anErrorIsASentenceAndAHint() {
        Run run = desk.run("backup", "--database", "nowhere");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("belay: no database is called nowhere\n  hint: guarded are: [ledger]\n");
    }

    @Test
    void anErrorIsOneDocumentWhenJsonIsAskedFor() {
        Run run = desk.run("backup", "--database", "nowhere", "--json");

        assertThat(run.keys()).containsExactly("state", "code", "sentence", "hint");
        assertThat(run.document().get("state").asText()).isEqualTo("failed");
        assertThat(run.document().get("code").asText()).isEqualTo("NOT_FOUND");
        assertThat(run.document().get("sentence").asText()).isEqualTo("no database is called nowhere");
    }

    @Test
    void aWrongLineIsOneDocumentTooWhenJsonIsAskedFor() {
        Run run = desk.run("backup", "--json", "--nonsense");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.document().get("code").asText()).isEqualTo("USAGE");
    }

    @Test
    void wrongSettingsAreToldOnceAndNothingElseHappens() {
        Run run = run("backups", () -> {
            throw new BelayException(ErrorCode.USAGE, "BELAY_PORT cannot be 'x'", "write a number");
        });

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("belay: BELAY_PORT cannot be 'x'\n  hint: write a number\n");
    }

    @Test
    void aBugIsToldByItsNumberAndNotByItsWords() {
        Run run = run("backups", () -> {
            throw new IllegalStateException("postgres://a:hunter2@db/x");
        });

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).matches("(?s)belay: an error inside Belay, number [0-9a-f]{8}\n  hint: .*");
        assertThat(run.err()).doesNotContain("hunter2");
    }

    private Run run(String command, Supplier<Services> services) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = BelayCommand.run(
                new String[] {command},
                services,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                desk.terminal);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
