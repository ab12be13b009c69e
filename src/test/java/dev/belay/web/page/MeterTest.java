package dev.belay.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.operation.Operation;
import dev.belay.operation.OperationKind;
import dev.belay.operation.Progress;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MeterTest {
    private final Words words =
            new Words(Messages.load(), Samples.shell(Locale.ENGLISH, "/").place());

    @Test
    void aFileThatIsReadHasNoTablesAndRowsToCount() {
        assertThat(meter(OperationKind.VERIFY, Samples.readingHalfway()).figures())
                .extracting(Figure::label)
                .containsExactly("Read", "Rate", "Time left");
    }

    @Test
    void aDumpTellsItsTablesAndRows() {
        assertThat(meter(OperationKind.BACKUP, Samples.halfway()).figures())
                .extracting(Figure::label)
                .startsWith("Tables", "Rows");
    }

    private Meter meter(OperationKind kind, Progress progress) {
        Operation operation = Samples.operation("b7k3", kind, "VERIFYING", Duration.ofSeconds(2), false, progress);
        return Meter.of(words, operation, "at work");
    }
}
