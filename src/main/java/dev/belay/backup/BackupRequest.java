package dev.belay.backup;

import dev.belay.vault.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A wish for a backup.
 *
 * @param database under which Belay guards it
 * @param label a person's words for it
 * @param period key of the period that it closes, such as {@code 2026-W07}
 * @param pin whether retention must never take it
 */
public record BackupRequest(
        String database,
        Reason reason,
        @Nullable String label,
        @Nullable String period,
        boolean pin) {
    public BackupRequest {
        if (label != null && label.length() > 200) {
            throw new IllegalArgumentException("a label has at most 200 characters");
        }
        if (period != null && !period.matches("\\d{4}(-(W\\d{2}|Q[1-4]|\\d{2}(-\\d{2})?))?")) {
            throw new IllegalArgumentException("a period looks like 2026-W07, 2026-02, 2026-Q1 or 2026, not " + period);
        }
    }

    /** A backup that a person asked for. */
    public static BackupRequest manual(String database) {
        return new BackupRequest(database, Reason.MANUAL, null, null, false);
    }
}
