package dev.belay.backup;

import dev.belay.operation.CancelSignal;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Gives a dump up that has sent nothing for too long, so that a hang is never shown as running for ever. */
final class StallWatch implements AutoCloseable {
    private final CancelSignal over = new CancelSignal();
    private final LongSupplier bytes;
    private final Duration limit;
    private final Runnable giveUp;
    private volatile boolean stalled;

    StallWatch(LongSupplier bytes, Duration limit, Runnable giveUp) {
        this.bytes = bytes;
        this.limit = limit;
        this.giveUp = giveUp;
        Thread.ofVirtual().name("stall-watch").start(this::watch);
    }

    boolean stalled() {
        return stalled;
    }

    private void watch() {
        long before = bytes.getAsLong();
        while (!over.await(limit)) {
            long after = bytes.getAsLong();
            if (after == before) {
                stalled = true;
                giveUp.run();
                return;
            }
            before = after;
        }
    }

    @Override
    public void close() {
        over.raise();
    }
}
