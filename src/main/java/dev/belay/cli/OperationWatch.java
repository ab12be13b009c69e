package dev.belay.cli;

import dev.belay.base.Actor;
import dev.belay.operation.CancelSignal.Registration;
import dev.belay.operation.OperationId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;

/** Follows an operation to its end, shows how far it is, and cancels it on Ctrl-C. */
final class OperationWatch {
    private static final Duration OFTEN = Duration.ofMillis(250);
    private static final Duration SELDOM = Duration.ofSeconds(1);

    private final Shell shell;
    private final LiveLine line;
    private final AtomicBoolean interrupted = new AtomicBoolean();

    OperationWatch(Shell shell) {
        this.shell = shell;
        this.line = new LiveLine(
                shell.output().notes(),
                shell.terminal().watched(),
                shell.services().clock());
    }

    /**
     * Returns how it ended.
     *
     * @param await waits for the end for so long
     * @param cancel asked on Ctrl-C; false when it was too late
     * @param show draws how far it is
     */
    <R> R follow(
            OperationId id,
            Function<Duration, Optional<R>> await,
            BiPredicate<OperationId, Actor> cancel,
            Consumer<LiveLine> show) {
        Duration tick = shell.terminal().watched() ? OFTEN : SELDOM;
        try (Registration _ = shell.terminal().onInterrupt(() -> interrupt(id, cancel))) {
            show.accept(line);
            Optional<R> end = await.apply(tick);
            while (end.isEmpty()) {
                show.accept(line);
                end = await.apply(tick);
            }
            return end.get();
        } finally {
            line.clear();
        }
    }

    /** Whether Ctrl-C was pressed meanwhile; it reaches the child processes too, which may then fail by themselves. */
    boolean interrupted() {
        return interrupted.get();
    }

    private void interrupt(OperationId id, BiPredicate<OperationId, Actor> cancel) {
        interrupted.set(true);
        if (!cancel.test(id, shell.actor())) {
            shell.output().note("too late to cancel: it is ending by itself");
        }
    }
}
