package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.base.Actor;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import dev.belay.operation.OperationKind;
import dev.belay.operation.Progress;
import dev.belay.testing.MutableClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LiveLineTest {
    private final MutableClock clock = MutableClock.at("2026-02-19T03:00:00Z");
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void nobodyWatchingReadsALineEveryTenSeconds() {
        LiveLine line = line(false);
        for (int second = 0; second <= 25; second++) {
            line.show("DUMPING", "second " + second);
            clock.advance(Duration.ofSeconds(1));
        }
        line.clear();

        assertThat(text()).isEqualTo("second 0\nsecond 10\nsecond 20\n");
    }

    @Test
    void aNewPhaseIsToldAtOnce() {
        LiveLine line = line(false);
        line.show("DUMPING", "dumping");
        line.show("VERIFYING", "reading it back");

        assertThat(text()).isEqualTo("dumping\nreading it back\n");
    }

    @Test
    void aTerminalSeesOneLineThatIsDrawnAgainAndTakenAway() {
        LiveLine line = line(true);
        line.show("DUMPING", "a long line");
        line.show("DUMPING", "short");
        line.clear();
        line.clear();

        assertThat(text()).isEqualTo("\ra long line\rshort      \r     \r");
    }

    @Test
    void aTerminalSeesABarAndOthersDoNot() {
        Operation operation = operation(new Progress(3, 9, 1234, 42, 100, Duration.ofSeconds(2), "public.income"));
        line(true).show(operation, "dumping");
        line(false).show(operation, "dumping");

        assertThat(text())
                .isEqualTo("\rdumping [########............] 42%, about 2 s left, 3 of 9 tables, 1,234 rows, "
                        + "dumping 42%, about 2 s left, 3 of 9 tables, 1,234 rows, 42 B, 21 B/s, public.income\n");
    }

    private LiveLine line(boolean redraws) {
        return new LiveLine(new PrintStream(printed, true, StandardCharsets.UTF_8), redraws, clock);
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private Operation operation(Progress progress) {
        return new Operation(
                new OperationId("k7q2"),
                OperationKind.BACKUP,
                "ledger",
                "DUMPING",
                Actor.belay(),
                clock.instant(),
                Map.of(),
                progress,
                null);
    }
}
