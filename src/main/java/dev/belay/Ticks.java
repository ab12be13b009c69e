package dev.belay;

import dev.belay.operation.CancelSignal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a running console does again and again, each in a thread of its own; one that fails is told and tried again. */
final class Ticks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ticks.class);

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final CancelSignal over = new CancelSignal();
    private final List<Thread> threads = new ArrayList<>();

    /** Runs {@code work} now and then {@code every} so often, measured from its end, until this is closed. */
    void begin(String name, Duration every, Runnable work) {
        threads.add(Thread.ofVirtual().name(name).start(() -> repeat(name, every, work)));
    }

    /** Begins nothing any more, and gives what is at work a moment to end: what it leaves, the next start settles. */
    @Override
    public void close() {
        over.raise();
        for (Thread thread : threads) {
            try {
                thread.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void repeat(String name, Duration every, Runnable work) {
        do {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.error("{} did not go through and is tried again", name, e);
            }
        } while (!over.await(every));
    }
}
