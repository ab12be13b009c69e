package dev.belay.vault;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What retention would do with the backups of one database.
 *
 * @param kept newest first, each with every reason for which it stays
 * @param removed in the order in which they would go, the oldest first
 */
public record RetentionPlan(List<Kept> kept, List<Removed> removed) {
    public RetentionPlan {
        kept = List.copyOf(kept);
        removed = List.copyOf(removed);
    }

    /** Those that would go, in their order. */
    public List<BackupId> removedIds() {
        return removed.stream().map(gone -> gone.backup().id()).toList();
    }

    /** A backup that stays. */
    public record Kept(RetentionCandidate backup, List<Why> why) {
        public Kept {
            why = List.copyOf(why);
        }
    }

    /** A backup that goes. */
    public record Removed(RetentionCandidate backup, Cause cause) {}

    /**
     * One reason for which a backup stays.
     *
     * @param detail the day, week, month or year that it stands for, the reason it was taken for, or the sentence that
     *     says what needs it; empty for other rules
     * @param until when this reason is over, as far as that is known; null when it is not
     */
    public record Why(Rule rule, String detail, @Nullable Instant until) {
        static Why of(Rule rule) {
            return new Why(rule, "", null);
        }
    }

    /** Why a backup stays. */
    public enum Rule {
        /** The newest that counts. */
        NEWEST,
        PINNED,
        /** Pinned, although the term that it was to be kept for is over. */
        PINNED_AFTER_TERM,
        /** Before the end of the term that it is kept for. */
        TERM,
        /** The undo of a restore or an operation that runs may need it. */
        NEEDED,
        /** No copy elsewhere is confirmed. */
        OFFSITE,
        /** One of the newest that count, of which there is a least number. */
        FLOOR,
        LAST,
        AGE,
        DAILY,
        WEEKLY,
        MONTHLY,
        YEARLY,
        /** Its reason has a rule of its own. */
        REASON,
        /** It does not count, and people may still want to look at it. */
        DOUBTFUL,
        /** No rule speaks of backups like it. */
        NO_RULE
    }

    /** Why a backup goes. */
    public enum Cause {
        /** It counts, and no rule keeps it. */
        NO_SLOT,
        /** It is older than its reason's own rule allows. */
        REASON_OVER,
        /** It does not count, and people had the time to look at it. */
        DOUBTFUL_OVER
    }
}
