package dev.belay.vault;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One time that a backup was restored to prove that it can be, or was shown that it cannot.
 *
 * @param at when that was known
 * @param millis how long it took, from the first act to the last check
 * @param detail why it is bad, as a sentence; empty when it is good
 * @param place where it was loaded, such as {@code a scratch server of PostgreSQL 15.18}
 * @param rows that stood in the loaded tables; 0 when it is bad
 * @param notes what is worth knowing and no obstacle
 * @param copy the off-site store that the file was fetched from; null when it is the one in the backup folder
 */
public record DrillRecord(
        Instant at,
        long millis,
        boolean good,
        String detail,
        String place,
        long rows,
        List<String> notes,
        @Nullable String copy) {
    public DrillRecord {
        Parts.require("a drill", at, detail, place);
        notes = notes == null ? List.of() : List.copyOf(notes);
    }

    /** How long it took. */
    public Duration took() {
        return Duration.ofMillis(millis);
    }
}
