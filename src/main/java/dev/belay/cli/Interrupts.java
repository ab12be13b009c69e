package dev.belay.cli;

import dev.belay.operation.CancelSignal.Registration;

/** Ctrl-C, and the signal by which a service is stopped, as a request to whatever runs. */
@FunctionalInterface
public interface Interrupts {
    /**
     * Runs {@code reaction}, on another thread, when the process is asked to end. While something is registered, the
     * process ends only when the command has; otherwise at once. Close to unregister.
     */
    Registration onInterrupt(Runnable reaction);
}
