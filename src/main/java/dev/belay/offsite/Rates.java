package dev.belay.offsite;

import dev.belay.vault.BackupId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** How fast the uploads of this process go. */
final class Rates {
    private static final long WINDOW_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long STEP_NANOS = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanos;
    private final Map<Upload, Meter> meters = new ConcurrentHashMap<>();

    /** @param nanos goes on steadily, whatever becomes of the clock */
    Rates(LongSupplier nanos) {
        this.nanos = nanos;
    }

    private record Upload(BackupId backup, String store) {}

    private record Mark(long at, long sent) {}

    /** Notes how much has arrived; whether it is long enough since the last time to tell others. */
    boolean note(BackupId backup, String store, long sent) {
        return meters.computeIfAbsent(new Upload(backup, store), _ -> new Meter())
                .note(nanos.getAsLong(), sent);
    }

    /** Bytes in a second of late; 0 for an upload of another process. */
    long perSecond(BackupId backup, String store) {
        Meter meter = meters.get(new Upload(backup, store));
        return meter == null ? 0 : meter.perSecond(nanos.getAsLong());
    }

    /** An upload is over. */
    void forget(BackupId backup, String store) {
        meters.remove(new Upload(backup, store));
    }

    /** One mark for each second, of the last few. */
    private static final class Meter {
        private final Deque<Mark> marks = new ArrayDeque<>();
        private long sent;

        synchronized boolean note(long now, long arrived) {
            sent = arrived;
            boolean step = marks.isEmpty() || now - marks.getLast().at() >= STEP_NANOS;
            if (step) {
                marks.addLast(new Mark(now, arrived));
            }
            while (now - marks.getFirst().at() > WINDOW_NANOS && marks.size() > 1) {
                marks.removeFirst();
            }
            return step;
        }

        synchronized long perSecond(long now) {
            Mark from = marks.peekFirst();
            long nanos = from == null ? 0 : now - from.at();
            return from == null || nanos < STEP_NANOS ? 0 : Math.max(0, (long) ((sent - from.sent()) * 1e9 / nanos));
        }
    }
}
