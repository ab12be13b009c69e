package dev.belay.notify;

import dev.belay.base.ByteSize;
import dev.belay.base.Durations;
import java.time.Duration;

/** Figures as every language writes them. */
final class Spans {
    private Spans() {}

    /** In whole units, the largest that says at least two of them. */
    static String show(Duration span) {
        if (span.toMinutes() < 2) {
            return Durations.show(Duration.ofSeconds(span.toSeconds()));
        }
        Duration rounded = span.toHours() < 2 ? Duration.ofMinutes(span.toMinutes()) : Duration.ofHours(span.toHours());
        return Durations.show(rounded);
    }

    static String jump(Duration by) {
        return (by.isNegative() ? "−" : "+") + show(by.abs());
    }

    static String room(long free, long needed) {
        return new ByteSize(Math.max(0, free)) + " / " + new ByteSize(needed);
    }
}
