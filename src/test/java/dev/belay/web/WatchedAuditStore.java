package dev.belay.web;

import dev.belay.audit.AuditEntry;
import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.audit.AuditStore;
import dev.belay.testing.fakes.InMemoryAuditStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** An audit log in which a test can wait for what is written after an answer was sent. */
final class WatchedAuditStore implements AuditStore {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final InMemoryAuditStore entries = new InMemoryAuditStore();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition written = lock.newCondition();

    /** Waits until {@code act} ended with {@code outcome}. */
    void await(String act, Outcome outcome) {
        lock.lock();
        try {
            long left = PATIENCE.toNanos();
            while (newest(act, 1000).stream().noneMatch(entry -> entry.outcome() == outcome)) {
                left = written.awaitNanos(left);
                if (left <= 0) {
                    throw new AssertionError(act + " never ended as " + outcome);
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public AuditEntry append(Function<Optional<AuditEntry>, AuditEntry> next) {
        lock.lock();
        try {
            AuditEntry entry = entries.append(next);
            written.signalAll();
            return entry;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<AuditEntry> read(long from, int limit) {
        return entries.read(from, limit);
    }

    @Override
    public List<AuditEntry> newest(String filter, int limit) {
        return entries.newest(filter, limit);
    }
}
