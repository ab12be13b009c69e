package dev.belay.operation;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/** Tells work in progress that it was cancelled. Whoever blocks on something registers how to be woken. */
public final class CancelSignal {
    private final List<Runnable> reactions = new ArrayList<>();
    private boolean raised;

    /** Raises the signal, once; runs what was registered. */
    public void raise() {
        List<Runnable> toRun;
        synchronized (this) {
            if (raised) {
                return;
            }
            raised = true;
            toRun = List.copyOf(reactions);
        }
        toRun.forEach(Runnable::run);
    }

    /** Registers {@code reaction}; runs it at once when the signal was raised before. Close to unregister. */
    public Registration onCancel(Runnable reaction) {
        boolean runNow;
        synchronized (this) {
            runNow = raised;
            reactions.add(reaction);
        }
        if (runNow) {
            reaction.run();
        }
        return () -> {
            synchronized (this) {
                reactions.remove(reaction);
            }
        };
    }

    public synchronized boolean raised() {
        return raised;
    }

    /** Throws {@link ErrorCode#CANCELLED} when the signal was raised. */
    public void check() {
        if (raised()) {
            throw new BelayException(ErrorCode.CANCELLED, "the operation was cancelled", "");
        }
    }

    /** Undoes a registration. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
