package dev.belay.notify;

import dev.belay.notify.Facts.Disk;
import dev.belay.notify.Facts.DiskSample;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** For how long the disk of the backups will do, if it goes on as it did. */
public final class DiskForecast {
    private static final Duration LEAST_HISTORY = Duration.ofHours(20);
    private static final double DAY_SECONDS = Duration.ofDays(1).toSeconds();

    private DiskForecast() {}

    /**
     * Days until no byte is free, from how much backups grew or the disk shrank since the oldest sample, whichever is
     * more; empty while too little is known or nothing grows.
     */
    public static Optional<Double> daysLeft(Disk disk, Instant now) {
        if (disk.samples().isEmpty()) {
            return Optional.empty();
        }
        DiskSample oldest = disk.samples().getFirst();
        Duration history = Duration.between(oldest.at(), now);
        if (history.compareTo(LEAST_HISTORY) < 0) {
            return Optional.empty();
        }
        long grown = Math.max(disk.used() - oldest.used(), oldest.free() - disk.free());
        double perDay = grown / (history.toSeconds() / DAY_SECONDS);
        return perDay > 0 ? Optional.of(Math.max(0, disk.free()) / perDay) : Optional.empty();
    }
}
