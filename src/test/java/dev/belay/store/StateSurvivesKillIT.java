package dev.belay.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.audit.AuditLog;
import dev.belay.audit.ChainResult;
import dev.belay.operation.Operation;
import dev.belay.operation.Step;
import dev.belay.testing.MutableClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes is killed by the kernel again and again. */
class StateSurvivesKillIT {
    private static final int ROUNDS = 6;

    @TempDir
    private Path folder;

    @Test
    void nothingAcknowledgedIsLostAndTheChainIsWhole() throws Exception {
        Random random = new Random(7);
        int acknowledged = 0;
        for (int round = 0; round < ROUNDS; round++) {
            // the number after the last one may be written without having been acknowledged
            acknowledged = killedAfter(acknowledged + 2, 1 + random.nextInt(60));
            assertNothingLost(acknowledged);
        }
    }

    /** Lets a process acknowledge so many writes, kills it, and returns the last number that it printed. */
    private int killedAfter(int first, int writes) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AcknowledgingWriter.class.getName(),
                        folder.resolve("state.db").toString(),
                        Integer.toString(first))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int last = 0;
        try (BufferedReader lines = writer.inputReader()) {
            for (int i = 0; i < writes; i++) {
                last = Integer.parseInt(Objects.requireNonNull(lines.readLine(), "the writer ended by itself"));
            }
            writer.toHandle().destroyForcibly();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = Integer.parseInt(line);
            }
        }
        assertThat(writer.waitFor()).as("killed by SIGKILL").isEqualTo(128 + 9);
        return last;
    }

    private void assertNothingLost(int acknowledged) {
        MutableClock clock = MutableClock.at("2026-02-19T03:00:00Z");
        try (StateStore state = StateStore.open(folder.resolve("state.db"), clock)) {
            assertThat(state.movedAside()).isEmpty();
            Operation last =
                    state.journal().find(AcknowledgingWriter.id(acknowledged)).orElseThrow();
            assertThat(last.phase()).isEqualTo("B");
            assertThat(last.fact("n")).contains(Integer.toString(acknowledged));
            assertThat(state.journal().steps(last.id())).extracting(Step::phase).containsExactly("A", "B");
            ChainResult chain = new AuditLog(state.auditStore(), clock).verify();
            assertThat(chain).isInstanceOf(ChainResult.Whole.class);
            assertThat(((ChainResult.Whole) chain).entries())
                    .isGreaterThanOrEqualTo(state.journal().running().size());
        }
    }
}
