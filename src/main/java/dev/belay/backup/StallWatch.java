package dev.belay.backup;

import dev.belay.base.BelayException;
import dev.belay.base.Durations;
import dev.belay.base.ErrorCode;
import dev.belay.operation.CancelSignal;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives work up that shows no progress for too long, or that takes too long as a whole, so that a hang is never shown as
 * running for ever. Whoever makes one closes it when the work is over.
 */
public final class StallWatch implements AutoCloseable {
    private final CancelSignal over = new CancelSignal();
    private final CancelSignal signal = new CancelSignal();
    private final CancelSignal.Registration people;
    private final LongSupplier progress;
    private final Limits limits;
    private volatile @Nullable Overrun overrun;

    /**
     * Begins to watch.
     *
     * @param progress any figure that changes while the work gets on; asked once in each {@link Limits#stall}
     * @param cancel by which people end the work
     */
    public StallWatch(LongSupplier progress, Limits limits, CancelSignal cancel) {
        this.progress = progress;
        this.limits = limits;
        this.people = cancel.onCancel(signal::raise);
        Thread.ofVirtual().name("stall-watch").start(this::watch);
    }

    /**
     * How patient one is.
     *
     * @param stall without progress for this long, work is given up
     * @param deadline how long it may take as a whole
     */
    public record Limits(Duration stall, Duration deadline) {
        private static final Duration NO_DEADLINE = Duration.ofDays(3650);

        /** For work that has its deadline elsewhere. */
        static Limits ofStall(Duration stall) {
            return new Limits(stall, NO_DEADLINE);
        }
    }

    /** Why work was given up. */
    private enum Overrun {
        STALLED,
        LATE
    }

    /** Raised when the work has to end: because it was given up, or because somebody cancelled. */
    public CancelSignal signal() {
        return signal;
    }

    /** Whether the work was given up for want of progress. */
    boolean stalled() {
        return overrun == Overrun.STALLED;
    }

    /** Throws {@link ErrorCode#BACKUP_FAILED} when {@code what}, such as {@code the drill}, was given up. */
    public void check(String what) {
        switch (overrun) {
            case null -> {}
            case STALLED ->
                throw new BelayException(
                        ErrorCode.BACKUP_FAILED,
                        what + " made no progress for " + Durations.show(limits.stall()) + " and was ended",
                        "look for a disk or a server that does not answer, then try again");
            case LATE ->
                throw new BelayException(
                        ErrorCode.BACKUP_FAILED,
                        what + " took longer than " + Durations.show(limits.deadline()) + " and was ended",
                        "raise backup.deadline in belay.yml if it needs so long");
        }
    }

    private void watch() {
        long before = progress.getAsLong();
        Duration left = limits.deadline();
        Duration step = shorter(limits.stall(), left);
        while (!over.await(step)) {
            long now = progress.getAsLong();
            left = left.minus(step);
            if (!left.isPositive() || now == before) {
                overrun = left.isPositive() ? Overrun.STALLED : Overrun.LATE;
                signal.raise();
                return;
            }
            before = now;
            step = shorter(limits.stall(), left);
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    public void close() {
        over.raise();
        people.close();
    }
}
