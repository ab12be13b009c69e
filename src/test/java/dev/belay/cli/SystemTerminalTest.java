package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SystemTerminalTest {
    private final SystemTerminal terminal = new SystemTerminal(null, false, "owner", _ -> () -> {});

    @Test
    void whereThereIsNoTerminalNobodyWatchesAndNobodyAnswers() {
        assertThat(terminal.watched()).isFalse();
        assertThat(terminal.colours()).isFalse();
        assertThat(terminal.ask("Name: ")).isEmpty();
        assertThat(terminal.askSecret("Password: ")).isEmpty();
        assertThat(terminal.account()).isEqualTo("owner");
    }
}
