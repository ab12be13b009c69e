package dev.belay.backup;

import dev.belay.schedule.Period;
import dev.belay.schedule.PeriodCalendar;
import dev.belay.schedule.Term;
import dev.belay.vault.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A wish for a backup.
 *
 * @param database under which Belay guards it
 * @param label a person's words for it
 * @param period key of the period that it closes, such as {@code 2026-W07}
 * @param pin whether retention must never take it
 * @param keep how long it must be kept; null when nobody said
 */
public record BackupRequest(
        String database,
        Reason reason,
        @Nullable String label,
        @Nullable String period,
        boolean pin,
        @Nullable Term keep) {
    public BackupRequest {
        if (label != null && label.length() > 200) {
            throw new IllegalArgumentException("a label has at most 200 characters");
        }
        boolean named = reason == Reason.CLOSE && period != null && PeriodCalendar.named(period);
        if (period != null && Period.parse(period).isEmpty() && !named) {
            throw new IllegalArgumentException(Period.HINT + ", not " + period);
        }
    }

    /** One that is kept as long as the others. */
    public BackupRequest(String database, Reason reason, @Nullable String label, @Nullable String period, boolean pin) {
        this(database, reason, label, period, pin, null);
    }

    /** A backup that a person asked for. */
    public static BackupRequest manual(String database) {
        return new BackupRequest(database, Reason.MANUAL, null, null, false);
    }
}
