package dev.belay.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FedCommandTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @Test
    void aChildReadsWhatItIsFed() throws IOException {
        try (RunningCommand cat = new CommandRunner().startFed(Command.of(LIMIT, "cat"))) {
            cat.input().write("회계".getBytes(StandardCharsets.UTF_8));
            cat.input().close();

            assertThat(cat.output().readAllBytes())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("회계");
            assertThat(cat.await())
                    .isInstanceOfSatisfying(
                            CommandResult.Exited.class,
                            exited -> assertThat(exited.ok()).isTrue());
        }
    }

    @Test
    void inputThatWasNotClosedIsNotTakenForWhole(@TempDir Path folder) throws IOException {
        Path whole = folder.resolve("whole");
        String script = "echo ready; cat >/dev/null; touch " + whole;
        try (RunningCommand shell = new CommandRunner().startFed(Command.of(LIMIT, "sh", "-c", script))) {
            assertThat(shell.output().readNBytes(6))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("ready\n");
            shell.input().write(new byte[1000]);
            shell.input().flush();
        }

        assertThat(whole).doesNotExist();
    }

    @Test
    void aChildThatIsNotFedIsAtTheEndOfItsInput() {
        assertThat(new CommandRunner().run(Command.of(LIMIT, "cat")))
                .isInstanceOfSatisfying(
                        CommandResult.Exited.class,
                        exited -> assertThat(exited.output()).isEmpty());
    }
}
