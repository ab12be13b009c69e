package dev.belay.operation;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells work in progress that it was cancelled. Whoever blocks on something registers how to be woken. */
public final class CancelSignal {
    private final List<Runnable> reactions = new ArrayList<>();
    private final CountDownLatch latch = new CountDownLatch(1);
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
        latch.countDown();
        toRun.forEach(Runnable::run);
    }

    /** Waits for the signal on the monotonic clock; false when {@code limit} passed without it. */
    public boolean await(Duration limit) {
        try {
            return latch.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
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
