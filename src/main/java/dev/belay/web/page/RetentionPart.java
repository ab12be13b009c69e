package dev.belay.web.page;

import dev.belay.access.Role;
import dev.belay.backup.retention.Agreement;
import dev.belay.backup.retention.RetentionLook;
import dev.belay.backup.retention.RetentionQuestion;
import dev.belay.base.ByteSize;
import dev.belay.vault.RetentionCandidate;
import dev.belay.vault.RetentionPlan;
import dev.belay.vault.RetentionPlan.Kept;
import dev.belay.vault.RetentionPlan.Removed;
import dev.belay.vault.RetentionPlan.Rule;
import dev.belay.vault.RetentionPlan.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What retention would remove of one database, on the page of what happens by itself.
 *
 * @param rules one in each line; empty when nothing is ever removed
 * @param summary how many would go and stay
 * @param agreed who agreed to the rules; empty when nobody did
 * @param questions why it asks before it acts
 * @param next what happens next, when something would go and nothing is asked; empty otherwise
 * @param going those that go first
 * @param later the others that go
 * @param others how many those are, with those that no page can show
 * @param rest how many go besides, which no page can show; empty when none do
 * @param kept those that stay, by reason
 * @param strangers what is never touched; empty when there is nothing
 * @param agree what an admin can agree to; null when there is nothing, or nobody who may
 * @param mayNot whether it asks somebody who may not agree
 * @param trouble why the last request was not served; null when it was
 */
record RetentionPart(
        List<String> rules,
        String summary,
        String agreed,
        List<String> questions,
        String next,
        List<Line> going,
        List<Line> later,
        String others,
        String rest,
        List<Group> kept,
        String strangers,
        @Nullable Agree agree,
        boolean mayNot,
        @Nullable Trouble trouble) {
    private static final int FIRST = 10;
    private static final int SHOWN = 200;
    private static final int OF_GROUP = 20;

    /** One backup, and why it goes or stays. */
    record Line(String href, Moment moment, String reason, String size, String why) {}

    /**
     * Those that stay for one reason.
     *
     * @param rest how many stay besides; empty when none do
     */
    record Group(String count, String reason, List<Line> lines, String rest) {}

    /** The form with the password. */
    record Agree(String fingerprint, String button) {}

    static RetentionPart of(Words words, Visitor visitor, RetentionLook look, @Nullable Problem problem) {
        List<Line> going = look.plan().removed().stream()
                .limit(SHOWN)
                .map(gone -> goes(words, gone))
                .toList();
        boolean any = look.removesAny();
        boolean admin = visitor.may(Role.ADMIN);
        int first = Math.min(FIRST, going.size());
        return new RetentionPart(
                PolicyWords.of(words, look.policy()),
                summary(words, look),
                agreed(words, look),
                look.questions().stream()
                        .map(question -> asked(words, question))
                        .toList(),
                any && !look.waits() ? words.text("retention.next") : "",
                going.subList(0, first),
                going.subList(first, going.size()),
                words.text("retention.later", look.plan().removed().size() - first),
                rest(words, look.plan().removed().size() - SHOWN),
                groups(words, look.plan()),
                look.strangers() == 0 ? "" : words.text("retention.strangers", look.strangers()),
                any && admin ? agree(words, look) : null,
                look.waits() && !admin,
                Trouble.of(words, problem));
    }

    private static String summary(Words words, RetentionLook look) {
        int stay = look.plan().kept().size();
        List<Removed> removed = look.plan().removed();
        long bytes =
                removed.stream().mapToLong(gone -> gone.backup().storedBytes()).sum();
        return removed.isEmpty()
                ? words.text("retention.summary.none", stay)
                : words.text("retention.summary", removed.size(), new ByteSize(bytes), stay);
    }

    private static String agreed(Words words, RetentionLook look) {
        Agreement agreement = look.agreement();
        if (agreement == null || !agreement.policy().equals(look.policy().shown())) {
            return "";
        }
        String by = Names.isolated(agreement.actor().name());
        return words.text("retention.agreed", by, words.relative(agreement.at()));
    }

    private static String asked(Words words, RetentionQuestion question) {
        String key = "retention.ask." + question.word();
        return switch (question) {
            case RetentionQuestion.NotAgreed() -> words.text(key);
            case RetentionQuestion.PolicyChanged(String before, Instant at, String by) ->
                words.text(key, Names.isolated(by), words.relative(at), Names.isolated(before));
            case RetentionQuestion.ClockBehind(Instant now, Instant newest) ->
                words.text(key, words.exact(now), words.exact(newest));
            case RetentionQuestion.ClockJumped(Duration by) ->
                words.text(key + (by.isNegative() ? ".back" : ""), PolicyWords.span(words, by.abs()));
            case RetentionQuestion.MoreThanHalf(int removed, int counting) -> words.text(key, removed, counting);
        };
    }

    private static Line goes(Words words, Removed gone) {
        return line(words, gone.backup(), words.text("retention.cause." + gone.cause()));
    }

    private static Line line(Words words, RetentionCandidate backup, String why) {
        return new Line(
                "/backups/" + backup.id().value(),
                words.moment(backup.taken()),
                words.text("reason." + backup.reason().word()),
                new ByteSize(backup.storedBytes()).toString(),
                why);
    }

    private static List<Group> groups(Words words, RetentionPlan plan) {
        return Stream.of(Rule.values())
                .flatMap(rule -> group(words, plan, rule))
                .toList();
    }

    private static Stream<Group> group(Words words, RetentionPlan plan, Rule rule) {
        List<Kept> kept = plan.kept().stream()
                .filter(each -> each.why().stream().anyMatch(why -> why.rule() == rule))
                .toList();
        return kept.isEmpty()
                ? Stream.empty()
                : Stream.of(new Group(
                        Figures.number(kept.size()),
                        words.text("retention.kept." + rule),
                        kept.stream()
                                .limit(OF_GROUP)
                                .flatMap(each -> stays(words, each, rule))
                                .toList(),
                        rest(words, kept.size() - OF_GROUP)));
    }

    /** One that stays for {@code rule}, with all that it says of it. */
    private static Stream<Line> stays(Words words, Kept kept, Rule rule) {
        return kept.why().stream()
                .filter(why -> why.rule() == rule)
                .limit(1)
                .map(why -> line(words, kept.backup(), detail(words, why)));
    }

    private static String detail(Words words, Why why) {
        return switch (why.rule()) {
            case NEEDED -> Sentence.of(words, why.detail()).text();
            case TERM, PINNED_AFTER_TERM, AGE, DOUBTFUL, REASON -> until(words, why.until());
            case DAILY, WEEKLY, MONTHLY, YEARLY -> why.detail();
            case NEWEST, PINNED, OFFSITE, FLOOR, LAST, NO_RULE -> "";
        };
    }

    private static String until(Words words, @Nullable Instant until) {
        return until == null ? "" : words.text("retention.until", words.day(until));
    }

    private static String rest(Words words, int more) {
        return more <= 0 ? "" : words.text("retention.rest", more);
    }

    private static Agree agree(Words words, RetentionLook look) {
        int number = look.plan().removed().size();
        return new Agree(look.fingerprint().hex(), words.text("retention.agree.button", number));
    }
}
