package dev.belay.cli;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.CancelSignal.Registration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Keeps a console running until somebody stops it. */
final class Stay {
    private final Shell shell;

    Stay(Shell shell) {
        this.shell = shell;
    }

    /** Starts the console, says where it is, and stops it on Ctrl-C. */
    int until(Supplier<Console> start) {
        CountDownLatch asked = new CountDownLatch(1);
        try (Registration _ = shell.terminal().onInterrupt(asked::countDown);
                Console console = start.get()) {
            greet(console);
            asked.await();
            shell.output().note("stopping");
            return ExitCodes.DONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BelayException(ErrorCode.CANCELLED, "the console was interrupted", "", e);
        }
    }

    private void greet(Console console) {
        shell.output().say("Belay is at " + console.address());
        console.setupLink()
                .ifPresent(
                        link -> shell.output().say("There is no user yet. Make the first admin here, once: " + link));
        shell.output().say(console.notes());
        shell.output().say("Ctrl-C stops it.");
    }
}
