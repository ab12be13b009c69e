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
     * @param slot the day, week, month or year that it stands for, or the reason it was taken for; empty for other rules
     * @param until when this reason is over, as far as that is known; null when it is not
     */
    public record Why(Rule rule, String slot, @Nullable Instant until) {
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
        /** The undo of a restore may need it. */
        UNDO,
        /** An operation that runs names it. */
        BUSY,
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
