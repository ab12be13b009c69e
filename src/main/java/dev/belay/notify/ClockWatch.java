package dev.belay.notify;

import dev.belay.notify.Facts.Jump;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Notices when the clock goes another way than time: against a steady count while this process lives, and after that
 * against the last moment that any process wrote down. */
final class ClockWatch {
    private static final Duration TOLERATED = Duration.ofMinutes(1);

    private final AlarmStore store;
    private final Clock clock;
    private final LongSupplier nanos;
    private @Nullable Look last;

    ClockWatch(AlarmStore store, Clock clock, LongSupplier nanos) {
        this.store = store;
        this.clock = clock;
        this.nanos = nanos;
    }

    /** The jump that was noticed last, by this process or another. */
    synchronized Optional<Jump> look() {
        Look now = new Look(clock.instant(), nanos.getAsLong());
        Optional<Instant> before = store.lastTick();
        Duration by = last != null
                ? now.ahead(last)
                : before.map(then -> back(then, now.wall())).orElse(Duration.ZERO);
        if (by.abs().compareTo(TOLERATED) > 0) {
            store.jumped(new Jump(now.wall(), by));
        }
        if (before.isEmpty() || Duration.between(before.get(), now.wall()).abs().compareTo(TOLERATED) > 0) {
            store.tick(now.wall());
        }
        last = now;
        return store.jump();
    }

    /** A console that was off for long explains why it is later, but nothing explains why it is earlier. */
    private static Duration back(Instant before, Instant now) {
        return now.isBefore(before) ? Duration.between(before, now) : Duration.ZERO;
    }

    private record Look(Instant wall, long nanos) {
        Duration ahead(Look before) {
            return Duration.between(before.wall, wall).minusNanos(nanos - before.nanos);
        }
    }
}
