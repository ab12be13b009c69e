package dev.belay.restore;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a restore would do to one table.
 *
 * @param live rows now; null when the table is not there or its count is unknown
 * @param backup rows in the backup; null when the table is not there or its count is unknown
 * @param note why a count is unknown, or that the backup left the rows out on purpose
 * @param newest the newest live row by a timestamp column
 */
public record TableChange(
        String schema,
        String name,
        @Nullable Long live,
        @Nullable Long backup,
        State state,
        @Nullable String note,
        @Nullable Instant newest) {

    /** How the two sides compare. */
    public enum State {
        SAME,
        FEWER,
        MORE,
        ONLY_LIVE,
        ONLY_BACKUP,
        UNKNOWN
    }

    /** Backup less live; null when one of the two is unknown. A table on one side only counts as none on the other. */
    public @Nullable Long difference() {
        return switch (state) {
            case ONLY_LIVE -> live == null ? null : Long.valueOf(-live);
            case ONLY_BACKUP -> backup;
            case SAME, FEWER, MORE -> live == null || backup == null ? null : Long.valueOf(backup - live);
            case UNKNOWN -> null;
        };
    }

    /** Rows that would disappear; 0 when none or unknown. */
    public long lost() {
        Long difference = difference();
        return difference == null || difference >= 0 ? 0 : -difference;
    }

    /** Rows that would come back; 0 when none or unknown. */
    public long back() {
        Long difference = difference();
        return difference == null || difference <= 0 ? 0 : difference;
    }
}
