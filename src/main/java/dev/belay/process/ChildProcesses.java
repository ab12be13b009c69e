package dev.belay.process;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends children, also those that a killed Belay left behind. */
public final class ChildProcesses {
    private ChildProcesses() {}

    /**
     * Ends exactly the child that began at {@code began} under {@code pid}; another process that was given the same
     * number since is left alone.
     *
     * @return whether it was still running
     */
    public static boolean endLeftover(long pid, Instant began) {
        return ProcessHandle.of(pid)
                .filter(handle ->
                        handle.info().startInstant().filter(began::equals).isPresent())
                .map(handle -> {
                    end(handle, Duration.ofSeconds(5));
                    return true;
                })
                .orElse(false);
    }

    static void end(ProcessHandle handle, Duration grace) {
        handle.destroy();
        try {
            handle.onExit().get(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            handle.destroyForcibly();
        } catch (InterruptedException e) {
            handle.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
    }
}
