package dev.belay.cli;

import dev.belay.operation.CancelSignal.Registration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Turns the shutdown of the Java process into a request, and ends the process with the exit code of the command. */
public final class ShutdownInterrupts implements Interrupts {
    private final List<Runnable> reactions = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private final IntConsumer halt;

    /**
     * Hooks into a shutdown.
     *
     * @param addHook such as {@code Runtime::addShutdownHook}
     * @param halt such as {@code Runtime::halt}
     */
    public ShutdownInterrupts(Consumer<Thread> addHook, IntConsumer halt) {
        this.halt = halt;
        addHook.accept(Thread.ofPlatform().name("interrupt").unstarted(this::react));
    }

    @Override
    public Registration onInterrupt(Runnable reaction) {
        reactions.add(reaction);
        return () -> reactions.remove(reaction);
    }

    /** To be called with the exit code of the command, right before the process ends. */
    public void finished(int code) {
        exitCode.complete(code);
    }

    private void react() {
        if (!reactions.isEmpty()) {
            reactions.forEach(Runnable::run);
            halt.accept(exitCode.join());
        }
    }
}
