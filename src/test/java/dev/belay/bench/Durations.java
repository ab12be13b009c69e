package dev.belay.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long the same work took, each time. */
final class Durations {
    private static final double MILLIS_PER_SECOND = 1000;

    private final List<Duration> measured = new ArrayList<>();

    void add(Duration duration) {
        measured.add(duration);
    }

    double seconds() {
        return percentile(50).toMillis() / MILLIS_PER_SECOND;
    }

    /** The smallest duration that {@code percent} of them do not exceed. */
    Duration percentile(int percent) {
        List<Duration> sorted = measured.stream().sorted().toList();
        return sorted.get(Math.ceilDiv(sorted.size() * percent, 100) - 1);
    }

    int count() {
        return measured.size();
    }
}
