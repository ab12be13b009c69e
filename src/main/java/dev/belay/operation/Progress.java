package dev.belay.operation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far an operation is.
 *
 * @param tables tables finished
 * @param tablesExpected 0 when unknown
 * @param rows rows handled
 * @param bytes plain bytes handled
 * @param bytesExpected an estimate, 0 when unknown
 * @param elapsed time since the phase began
 * @param now what is being handled, such as a table's name
 */
public record Progress(
        int tables,
        int tablesExpected,
        long rows,
        long bytes,
        long bytesExpected,
        Duration elapsed,
        @Nullable String now) {

    /** Bytes in a second, 0 at the very beginning. */
    public long bytesPerSecond() {
        long millis = elapsed.toMillis();
        return millis == 0 ? 0 : bytes * 1000 / millis;
    }

    /** Between 0 and 100, never 100 before the end; -1 when nothing is known about the end. */
    public int percent() {
        if (bytesExpected <= 0) {
            return -1;
        }
        return (int) Math.min(99, bytes * 100 / bytesExpected);
    }

    /** An estimate of the time left, null when it is unknown. */
    public @Nullable Duration left() {
        long rate = bytesPerSecond();
        if (rate == 0 || bytesExpected <= 0) {
            return null;
        }
        return Duration.ofSeconds(Math.max(1, (bytesExpected - Math.min(bytes, bytesExpected)) / rate));
    }
}
