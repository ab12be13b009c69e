package dev.belay.cli.text;

import dev.belay.backup.retention.RetentionLook;
import dev.belay.backup.retention.RetentionQuestion;
import dev.belay.base.ByteSize;
import dev.belay.vault.RetentionPlan;
import dev.belay.vault.RetentionPlan.Cause;
import dev.belay.vault.RetentionPlan.Removed;
import dev.belay.vault.RetentionPlan.Rule;
import dev.belay.vault.RetentionPlan.Why;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What retention would do: each backup that would go and why, how many stay for which reason, and what it asks. */
public final class RetentionText {
    private final ZoneId zone;

    public RetentionText(ZoneId zone) {
        this.zone = zone;
    }

    /** What to type next, when something {@code goes} or nothing does. */
    public static String next(boolean goes) {
        return goes ? "nothing was removed; belay prune --apply removes what is shown" : "nothing would be removed";
    }

    public List<String> lines(RetentionLook look) {
        List<String> lines = new ArrayList<>();
        lines.add("database  " + Printable.line(look.database()));
        lines.add("rules     " + look.policy().shown());
        lines.add("");
        lines.addAll(removed(look.plan().removed()));
        lines.addAll(kept(look.plan()));
        if (look.strangers() > 0) {
            lines.add(Words.count(look.strangers(), "file") + " not made by this console: never touched");
        }
        look.questions().forEach(question -> lines.add("asks first: " + asked(question)));
        lines.add("");
        return lines;
    }

    private List<String> removed(List<Removed> removed) {
        if (removed.isEmpty()) {
            return List.of();
        }
        long bytes =
                removed.stream().mapToLong(gone -> gone.backup().storedBytes()).sum();
        Columns columns = new Columns("lllrl").row("would go", "taken", "reason", "stored", "why");
        for (Removed gone : removed) {
            columns.row(
                    gone.backup().id().value(),
                    Words.moment(gone.backup().taken(), zone),
                    gone.backup().reason().word(),
                    new ByteSize(gone.backup().storedBytes()).toString(),
                    words(gone.cause()));
        }
        List<String> lines = new ArrayList<>(columns.lines());
        lines.add(Words.count(removed.size(), "backup") + " would go, " + new ByteSize(bytes));
        lines.add("");
        return lines;
    }

    /** A backup with several reasons is counted for each. */
    private static List<String> kept(RetentionPlan plan) {
        Map<Rule, Integer> counts = new EnumMap<>(Rule.class);
        plan.kept().stream()
                .flatMap(kept -> kept.why().stream().map(Why::rule).distinct())
                .forEach(rule -> counts.merge(rule, 1, Integer::sum));
        Columns columns = new Columns("rl");
        counts.forEach((rule, count) -> columns.row(Words.number(count), words(rule)));
        List<String> lines = new ArrayList<>();
        lines.add(Words.count(plan.kept().size(), "backup") + " would stay" + (counts.isEmpty() ? "" : ":"));
        columns.lines().forEach(line -> lines.add("  " + line));
        return lines;
    }

    private static String words(Cause cause) {
        return switch (cause) {
            case NO_SLOT -> "no rule keeps it";
            case REASON_OVER -> "older than the rule for its reason keeps it";
            case DOUBTFUL_OVER -> "does not count, and was kept long enough to be looked at";
        };
    }

    private static String words(Rule rule) {
        return switch (rule) {
            case NEWEST -> "the newest that counts";
            case PINNED -> "pinned";
            case PINNED_AFTER_TERM -> "pinned, although the term is over";
            case TERM -> "before the end of a term";
            case NEEDED -> "needed by an undo or by what runs";
            case OFFSITE -> "no copy elsewhere is confirmed";
            case FLOOR -> "one of the newest that count, which always stay";
            case LAST -> "one of the last";
            case AGE -> "young enough";
            case DAILY -> "newest of a day";
            case WEEKLY -> "newest of a week";
            case MONTHLY -> "newest of a month";
            case YEARLY -> "newest of a year";
            case REASON -> "by the rule for its reason";
            case DOUBTFUL -> "does not count, and stays to be looked at";
            case NO_RULE -> "no rule speaks of it";
        };
    }

    private String asked(RetentionQuestion question) {
        return switch (question) {
            case RetentionQuestion.NotAgreed() -> "nobody has agreed to these rules";
            case RetentionQuestion.PolicyChanged(String agreed, var at, String by) ->
                "the rules are others than those that " + Printable.line(by) + " agreed to at " + Words.moment(at, zone)
                        + ": " + agreed;
            case RetentionQuestion.ClockBehind(var now, var newest) ->
                "the clock says " + Words.moment(now, zone) + ", and the newest backup was taken later, at "
                        + Words.moment(newest, zone);
            case RetentionQuestion.ClockJumped(var by) ->
                "the clock jumped " + Words.length(by.abs()) + (by.isNegative() ? " back" : " ahead");
            case RetentionQuestion.MoreThanHalf(int going, int counting) ->
                going + " of " + Words.count(counting, "backup") + " that count would go, more than half";
        };
    }
}
