package dev.belay.vault;

import dev.belay.vault.RetentionPlan.Cause;
import dev.belay.vault.RetentionPlan.Kept;
import dev.belay.vault.RetentionPlan.Removed;
import dev.belay.vault.RetentionPlan.Rule;
import dev.belay.vault.RetentionPlan.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides which backups stay and which go. Looks at nothing but what it is given, and measures every age from the newest
 * backup that counts: when backups stop, or the clock goes wrong, nothing becomes older.
 */
public final class Retention {
    private static final Comparator<RetentionCandidate> NEWEST_FIRST = Comparator.comparing(RetentionCandidate::taken)
            .thenComparing(RetentionCandidate::id)
            .reversed();

    private final RetentionSettings settings;
    private final List<RetentionCandidate> counting;
    private final Set<BackupId> floor;
    private final RetentionSlots slots;
    private final Instant now;

    private Retention(RetentionSettings settings, List<RetentionCandidate> newestFirst, Instant now) {
        this.settings = settings;
        this.counting = newestFirst.stream().filter(RetentionCandidate::counts).toList();
        this.floor = counting.stream()
                .limit(settings.floor())
                .map(RetentionCandidate::id)
                .collect(Collectors.toSet());
        this.slots = RetentionSlots.of(settings, counting);
        this.now = now;
    }

    /**
     * What {@code settings} mean for the backups of one database.
     *
     * @param candidates all backups of this console, in any order
     */
    public static RetentionPlan plan(RetentionSettings settings, List<RetentionCandidate> candidates, Instant now) {
        List<RetentionCandidate> newestFirst =
                candidates.stream().sorted(NEWEST_FIRST).toList();
        return new Retention(settings, newestFirst, now).plan(newestFirst);
    }

    private RetentionPlan plan(List<RetentionCandidate> newestFirst) {
        List<Kept> kept = new ArrayList<>();
        List<Removed> removed = new ArrayList<>();
        for (RetentionCandidate backup : newestFirst) {
            List<Why> why = why(backup);
            if (why.isEmpty()) {
                removed.addFirst(new Removed(backup, cause(backup)));
            } else {
                kept.add(new Kept(backup, why));
            }
        }
        return new RetentionPlan(kept, removed);
    }

    private List<Why> why(RetentionCandidate backup) {
        List<Why> why = new ArrayList<>();
        whatNoRuleGivesUp(backup, why);
        Optional<RetentionSettings.Keep> own = settings.ruleFor(backup.reason());
        own.flatMap(keep -> byReason(backup, keep)).ifPresent(why::add);
        if (settings.keepsAll() || (own.isEmpty() && settings.slots().none())) {
            why.add(Why.of(Rule.NO_RULE));
        } else if (!backup.counts()) {
            younger(backup, settings.doubtful(), Rule.DOUBTFUL, "").ifPresent(why::add);
        }
        why.addAll(slots.of(backup.id()));
        return why;
    }

    private void whatNoRuleGivesUp(RetentionCandidate backup, List<Why> why) {
        if (backup.counts() && backup.id().equals(counting.getFirst().id())) {
            why.add(Why.of(Rule.NEWEST));
        }
        Instant term = backup.keepUntil();
        boolean termRuns = term != null && term.isAfter(reached());
        if (backup.pinned()) {
            why.add(term == null || termRuns ? Why.of(Rule.PINNED) : new Why(Rule.PINNED_AFTER_TERM, "", term));
        }
        if (termRuns) {
            why.add(new Why(Rule.TERM, "", term));
        }
        if (backup.needed() != null) {
            why.add(new Why(Rule.NEEDED, backup.needed(), null));
        }
        if (settings.requireOffsite() && !backup.offsite()) {
            why.add(Why.of(Rule.OFFSITE));
        }
        if (floor.contains(backup.id())) {
            why.add(Why.of(Rule.FLOOR));
        }
    }

    /** A clock that is ahead must not end a term: it is over once a backup that counts was taken after it, too. */
    private Instant reached() {
        Instant newest = newest();
        return newest == null ? Instant.MIN : newest.isBefore(now) ? newest : now;
    }

    private @Nullable Instant newest() {
        return counting.isEmpty() ? null : counting.getFirst().taken();
    }

    private Optional<Why> byReason(RetentionCandidate backup, RetentionSettings.Keep keep) {
        String word = backup.reason().word();
        Duration limit = keep.younger();
        return limit == null
                ? Optional.of(new Why(Rule.REASON, word, null))
                : younger(backup, limit, Rule.REASON, word);
    }

    /** Without any backup that counts there is nothing to count back from, and nothing is old. */
    private Optional<Why> younger(RetentionCandidate backup, Duration limit, Rule rule, String detail) {
        Instant newest = newest();
        boolean young = newest == null || backup.taken().plus(limit).isAfter(newest);
        return young ? Optional.of(new Why(rule, detail, backup.taken().plus(limit))) : Optional.empty();
    }

    private Cause cause(RetentionCandidate backup) {
        if (!backup.counts()) {
            return Cause.DOUBTFUL_OVER;
        }
        return settings.ruleFor(backup.reason()).isPresent() ? Cause.REASON_OVER : Cause.NO_SLOT;
    }
}
