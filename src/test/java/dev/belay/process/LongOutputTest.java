package dev.belay.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.base.BelayException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LongOutputTest {
    private static CommandResult zeros(String count) {
        return new CommandRunner().run(Command.of(Duration.ofMinutes(1), "head", "-c", count, "/dev/zero"));
    }

    @Test
    void everyByteOfALongOutputIsCollected() {
        assertThat(zeros("30000000"))
                .isInstanceOfSatisfying(
                        CommandResult.Exited.class,
                        exited -> assertThat(exited.output()).hasSize(30_000_000));
    }

    @Test
    void anOutputThatIsTooLongIsRefusedAndNeverCutOrWaitedFor() {
        assertThatThrownBy(() -> zeros("70000000"))
                .isInstanceOf(BelayException.class)
                .hasMessageContaining("head");
    }
}
