package dev.belay.offsite;

import dev.belay.offsite.OffsiteSettings.Bandwidth;
import dev.belay.operation.CancelSignal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Holds transfers back by the hour: all of them together move no more in a second than the limit of that hour. */
final class BandwidthPace implements Transfer.Pace {
    /** So often it is looked whether hours without a limit have begun. */
    private static final Duration LOOK = Duration.ofSeconds(30);

    private final List<Bandwidth> limits;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Pause pause;
    private long freeAt;

    /**
     * @param clock in whose zone the hours are meant
     * @param nanos goes on steadily, whatever becomes of the clock
     */
    BandwidthPace(List<Bandwidth> limits, Clock clock, LongSupplier nanos, Pause pause) {
        this.limits = List.copyOf(limits);
        this.clock = clock;
        this.nanos = nanos;
        this.pause = pause;
        this.freeAt = nanos.getAsLong();
    }

    @Override
    public void before(int bytes, CancelSignal cancel) {
        OptionalLong limit = limit();
        while (limit.isPresent() && limit.getAsLong() == 0) {
            if (pause.pass(LOOK, cancel)) {
                return;
            }
            limit = limit();
        }
        if (limit.isPresent()) {
            waitFor(reserved(bytes, limit.getAsLong()), cancel);
        }
    }

    private void waitFor(long nanosLeft, CancelSignal cancel) {
        long left = nanosLeft;
        boolean over = false;
        while (left > 0 && !over) {
            Duration step = Duration.ofNanos(Math.min(left, LOOK.toNanos()));
            left -= LOOK.toNanos();
            over = pause.pass(step, cancel) || limit().isEmpty();
        }
    }

    /** The nanoseconds until {@code bytes} more may be moved, after all those that were let through before. */
    private synchronized long reserved(int bytes, long bytesPerSecond) {
        long now = nanos.getAsLong();
        long begin = freeAt - now > 0 ? freeAt : now;
        freeAt = begin + (long) (bytes * 1e9 / bytesPerSecond);
        return begin - now;
    }

    private OptionalLong limit() {
        LocalTime now = LocalTime.ofInstant(clock.instant(), clock.getZone());
        return limits.stream()
                .filter(limit -> holds(limit, now))
                .mapToLong(Bandwidth::bytesPerSecond)
                .findFirst();
    }

    private static boolean holds(Bandwidth limit, LocalTime now) {
        boolean begun = !now.isBefore(limit.from());
        boolean open = now.isBefore(limit.to());
        return limit.from().isBefore(limit.to()) ? begun && open : begun || open;
    }
}
