package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.operation.CancelSignal.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class ShutdownInterruptsTest {
    private final List<Thread> hooks = new ArrayList<>();
    private final List<Integer> halts = new ArrayList<>();
    private final ShutdownInterrupts interrupts = new ShutdownInterrupts(hooks::add, halts::add);

    @Test
    void aRunningCommandIsToldAndTheProcessEndsWithItsExitCode() throws InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        try (Registration _ = interrupts.onInterrupt(told::countDown)) {
            hooks.getFirst().start();
            told.await();
        }
        assertThat(halts).isEmpty();
        interrupts.finished(8);
        hooks.getFirst().join();

        assertThat(halts).containsExactly(8);
    }

    @Test
    void whatIsNotRegisteredAnyMoreDoesNotHoldTheProcess() throws InterruptedException {
        interrupts.onInterrupt(() -> halts.add(-1)).close();
        hooks.getFirst().start();
        hooks.getFirst().join();

        assertThat(halts).isEmpty();
    }
}
