package dev.belay.operation;

import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An operation that this process runs. Its phases are journalled before the acts that they announce. */
public final class RunningOperation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningOperation.class);

    private final OperationId id;
    private final Actor actor;
    private final Journal journal;
    private final Clock clock;
    private final AutoCloseable lock;
    private final Consumer<OperationId> leave;
    private final CancelSignal cancel = new CancelSignal();
    private final CancelSignal over = new CancelSignal();
    private volatile boolean leftToRecovery;
    private volatile String phase;
    private volatile Instant phaseBegan;
    private volatile @Nullable Supplier<Progress> meter;

    RunningOperation(
            Operation operation, Journal journal, Clock clock, AutoCloseable lock, Consumer<OperationId> leave) {
        this.id = operation.id();
        this.actor = operation.actor();
        this.phase = operation.phase();
        this.journal = journal;
        this.clock = clock;
        this.lock = lock;
        this.leave = leave;
        this.phaseBegan = clock.instant();
    }

    public OperationId id() {
        return id;
    }

    public String phase() {
        return phase;
    }

    /** Raised when somebody cancels, in this process or another. */
    public CancelSignal cancel() {
        return cancel;
    }

    /** How long the phase has been going on. */
    public Duration inPhase() {
        Duration since = Duration.between(phaseBegan, clock.instant());
        return since.isNegative() ? Duration.ZERO : since;
    }

    /**
     * Begins the next phase.
     *
     * @throws BelayException {@link ErrorCode#CANCELLED} when somebody cancelled first
     */
    public void advance(String next, String detail, Map<String, String> facts) {
        Step step = new Step(id, next, clock.instant(), actor, detail);
        if (!journal.advance(id, phase, step, facts)) {
            cancel.raise();
            cancel.check();
        }
        phase = next;
        phaseBegan = clock.instant();
        meter = null;
    }

    /** Writes facts down without leaving the phase. */
    public void note(Map<String, String> facts) {
        journal.note(id, facts);
    }

    /** Shows what {@code meter} says, now and then, until the phase ends. */
    public void meter(Supplier<Progress> newMeter) {
        meter = newMeter;
    }

    /** The operation as the journal knows it. */
    public Operation look() {
        return journal.find(id).orElseThrow(() -> new IllegalStateException("the journal lost " + id));
    }

    /** Runs {@code work} on a thread of its own; what escapes it is logged, since nobody waits for it. */
    public void inBackground(Runnable work) {
        // no virtual thread: one that reads a child's pipe for minutes makes its scheduler start and stop others all
        // the time
        Thread.ofPlatform()
                .name("operation-" + id)
                .daemon()
                .uncaughtExceptionHandler((_, e) -> LOG.error("the operation {} met a bug", id, e))
                .start(work);
    }

    void watch(Duration interval) {
        Thread.ofVirtual().name("watch-" + id).start(() -> {
            while (!over.await(interval)) {
                reportOrLog();
            }
        });
    }

    private void reportOrLog() {
        try {
            report();
        } catch (BelayException e) {
            LOG.warn("the progress of {} could not be written: {}", id, e.sentence());
        }
    }

    private void report() {
        Supplier<Progress> current = meter;
        if (current != null) {
            journal.progress(id, current.get());
        }
        if (look().phase().equals(Operations.CANCELLED)) {
            cancel.raise();
        }
    }

    /** Says that something is left to clean up: the operation stays open, and recovery will end it. */
    public void leaveToRecovery() {
        leftToRecovery = true;
    }

    /** Writes down that it is over, unless it is left to recovery, and frees the database. */
    @Override
    public void close() {
        over.raise();
        leave.accept(id);
        try (AutoCloseable freed = lock) {
            if (!leftToRecovery) {
                journal.end(id, clock.instant());
            }
        } catch (BelayException e) {
            throw e;
        } catch (Exception e) {
            throw new BelayException(ErrorCode.INTERNAL, "the database cannot be freed", "", e);
        }
    }
}
