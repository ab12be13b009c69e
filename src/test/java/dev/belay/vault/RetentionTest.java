package dev.belay.vault;

import static dev.belay.vault.History.held;
import static dev.belay.vault.History.last;
import static dev.belay.vault.History.needed;
import static dev.belay.vault.History.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.belay.vault.RetentionPlan.Cause;
import dev.belay.vault.RetentionPlan.Removed;
import dev.belay.vault.RetentionPlan.Rule;
import dev.belay.vault.RetentionPlan.Why;
import dev.belay.vault.RetentionSettings.Keep;
import dev.belay.vault.RetentionSettings.Slots;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private final History history = new History();

    @Test
    void withoutAnyRuleNothingGoes() {
        history.good("2020-01-01T02:00");
        history.bad("2020-01-02T02:00");
        history.good("2026-01-01T02:00");

        RetentionPlan plan = history.plan(RetentionSettings.keepAll(History.SEOUL));

        assertThat(plan.removed()).isEmpty();
        assertThat(plan.kept())
                .hasSize(3)
                .allSatisfy(kept -> assertThat(rulesOf(kept)).contains(Rule.NO_RULE));
    }

    @Test
    void theLastOnesAreKeptAndTheOldestGoesFirst() {
        RetentionCandidate first = history.good("2026-02-01T02:00");
        RetentionCandidate second = history.good("2026-02-02T02:00");
        history.good("2026-02-03T02:00");
        history.good("2026-02-04T02:00");

        assertThat(history.plan(last(2)).removed())
                .containsExactly(new Removed(first, Cause.NO_SLOT), new Removed(second, Cause.NO_SLOT));
    }

    @Test
    void theNewestOfEachDayThatHasOneIsKeptInTheZoneOfTheBooks() {
        history.good("2026-02-01T01:00");
        RetentionCandidate lateOnTheFirst = history.good("2026-02-01T23:30");
        RetentionCandidate earlyOnTheFifth = history.good("2026-02-05T00:30");

        assertThat(kept(daily(2, History.SEOUL)))
                .containsExactly(
                        tuple(earlyOnTheFifth, List.of("2026-02-05")), tuple(lateOnTheFirst, List.of("2026-02-01")));
        assertThat(kept(daily(2, ZoneId.of("UTC"))))
                .as("in UTC it was still the day before")
                .containsExactly(
                        tuple(earlyOnTheFifth, List.of("2026-02-04")), tuple(lateOnTheFirst, List.of("2026-02-01")));
    }

    @Test
    void weeksAreThoseOfIsoAcrossTheYear() {
        history.good("2025-12-28T02:00");
        history.good("2025-12-29T02:00");
        RetentionCandidate newYear = history.good("2026-01-04T02:00");

        assertThat(kept(rules(new Slots(0, null, 0, 1, 0, 0)))).containsExactly(tuple(newYear, List.of("2026-W01")));
    }

    @Test
    void monthsAndYearsHaveTheirNewest() {
        RetentionCandidate old = history.good("2024-03-31T02:00");
        history.good("2026-01-15T02:00");
        RetentionCandidate january = history.good("2026-01-31T23:59");
        RetentionCandidate february = history.good("2026-02-01T00:00");

        assertThat(kept(rules(new Slots(0, null, 0, 0, 2, 2))))
                .containsExactly(
                        tuple(february, List.of("2026-02", "2026")),
                        tuple(january, List.of("2026-01")),
                        tuple(old, List.of("2024")));
    }

    @Test
    void anAgeCountsBackFromTheNewestThatCountsAndNeverFromNow() {
        history.good("2026-02-01T02:00");
        RetentionCandidate justYoungEnough = history.good("2026-02-03T02:01");
        RetentionCandidate newest = history.good("2026-02-10T02:00");
        RetentionSettings aWeek = rules(new Slots(0, Duration.ofDays(7), 0, 0, 0, 0));

        assertThat(history.plan(aWeek, Instant.parse("2036-01-01T00:00:00Z")).kept())
                .extracting(RetentionPlan.Kept::backup)
                .containsExactly(newest, justYoungEnough);
    }

    @Test
    void whatDoesNotCountFillsNoSlot() {
        RetentionCandidate first = history.good("2026-02-01T02:00");
        RetentionCandidate second = history.good("2026-02-02T02:00");
        history.bad("2026-02-03T02:00");
        history.bad("2026-02-04T02:00");

        assertThat(kept(last(2))).extracting(kept -> kept.toList().getFirst()).contains(first, second);
    }

    @Test
    void soManyThatCountStayInAnyCase() {
        RetentionCandidate first = history.good("2026-02-01T02:00");
        history.good("2026-02-02T02:00");
        history.good("2026-02-03T02:00");
        history.good("2026-02-04T02:00");
        RetentionSettings one = new RetentionSettings(
                new Slots(1, null, 0, 0, 0, 0), Map.of(), 3, false, Duration.ofDays(30), History.SEOUL);

        assertThat(history.plan(one).removed()).containsExactly(new Removed(first, Cause.NO_SLOT));
    }

    @Test
    void aFloorOfNoneIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new RetentionSettings(Slots.NONE, Map.of(), 0, false, Duration.ofDays(30), History.SEOUL));
    }

    @Test
    void whatIsPinnedOrHasATermStaysAndSaysWhenTheTermIsOver() {
        Instant over = Instant.parse("2026-02-05T00:00:00Z");
        Instant later = Instant.parse("2033-02-05T00:00:00Z");
        RetentionCandidate pinned = history.add("2026-01-01T02:00", Reason.MANUAL, true, held(true, null));
        RetentionCandidate term = history.add("2026-01-02T02:00", Reason.CLOSE, true, held(false, later));
        RetentionCandidate done = history.add("2026-01-03T02:00", Reason.CLOSE, true, held(true, over));
        RetentionCandidate unpinned = history.add("2026-01-04T02:00", Reason.CLOSE, true, held(false, over));
        history.good("2026-02-10T02:00");

        RetentionPlan plan = history.plan(last(1));

        assertThat(why(plan, pinned)).containsExactly(Why.of(Rule.PINNED));
        assertThat(why(plan, term)).containsExactly(new Why(Rule.TERM, "", later));
        assertThat(why(plan, done)).containsExactly(new Why(Rule.PINNED_AFTER_TERM, "", over));
        assertThat(plan.removed()).containsExactly(new Removed(unpinned, Cause.NO_SLOT));
    }

    @Test
    void aClockThatIsAheadEndsNoTerm() {
        Instant until = Instant.parse("2033-02-05T00:00:00Z");
        RetentionCandidate close = history.add("2026-01-02T02:00", Reason.CLOSE, true, held(false, until));
        history.good("2026-02-10T02:00");

        assertThat(why(history.plan(last(1), Instant.parse("2040-01-01T00:00:00Z")), close))
                .containsExactly(new Why(Rule.TERM, "", until));
    }

    @Test
    void whatAnUndoOrARunningOperationNeedsStays() {
        RetentionCandidate undo = history.add("2026-01-01T02:00", Reason.SAFETY, true, needed("an undo", false));
        RetentionCandidate busy = history.add("2026-01-02T02:00", Reason.SCHEDULE, false, needed("a drill", false));
        history.good("2026-03-10T02:00");

        RetentionPlan plan = history.plan(last(1));

        assertThat(why(plan, undo)).containsExactly(new Why(Rule.NEEDED, "an undo", null));
        assertThat(why(plan, busy)).containsExactly(new Why(Rule.NEEDED, "a drill", null));
    }

    @Test
    void whereACopyElsewhereIsRequiredOnlyThoseWithOneGo() {
        RetentionCandidate copied = history.add("2026-01-01T02:00", Reason.SCHEDULE, true, needed(null, true));
        RetentionCandidate not = history.good("2026-01-02T02:00");
        history.bad("2026-01-03T02:00");
        history.good("2026-03-10T02:00");
        RetentionSettings required = new RetentionSettings(
                new Slots(1, null, 0, 0, 0, 0), Map.of(), 1, true, Duration.ofDays(30), History.SEOUL);

        RetentionPlan plan = history.plan(required);

        assertThat(plan.removed()).containsExactly(new Removed(copied, Cause.NO_SLOT));
        assertThat(why(plan, not)).containsExactly(Why.of(Rule.OFFSITE));
    }

    @Test
    void whatDoesNotCountIsKeptForPeopleToLookAtAndThenGoes() {
        RetentionCandidate old = history.bad("2026-01-01T02:00");
        RetentionCandidate recent = history.bad("2026-01-20T02:00");
        history.good("2026-02-10T02:00");

        RetentionPlan plan = history.plan(last(1));

        assertThat(plan.removed()).containsExactly(new Removed(old, Cause.DOUBTFUL_OVER));
        assertThat(why(plan, recent))
                .containsExactly(new Why(Rule.DOUBTFUL, "", recent.taken().plus(Duration.ofDays(30))));
    }

    @Test
    void withNothingThatCountsNothingGoes() {
        history.bad("2020-01-01T02:00");
        history.bad("2026-01-01T02:00");

        assertThat(history.plan(last(1)).removed()).isEmpty();
    }

    @Test
    void aReasonWithARuleOfItsOwnFollowsThatAlone() {
        RetentionCandidate manual = history.good("2020-01-01T02:00", Reason.MANUAL);
        RetentionCandidate oldSafety = history.good("2026-01-20T02:00", Reason.SAFETY);
        RetentionCandidate safety = history.good("2026-02-09T02:00", Reason.SAFETY);
        RetentionCandidate scheduled = history.good("2026-02-08T02:00");
        history.good("2026-02-10T02:00");
        RetentionSettings settings = rules(
                new Slots(2, null, 0, 0, 0, 0),
                Map.of("safety", new Keep(Duration.ofDays(14)), "manual", Keep.FOREVER));

        RetentionPlan plan = history.plan(settings);

        assertThat(plan.removed()).containsExactly(new Removed(oldSafety, Cause.REASON_OVER));
        assertThat(why(plan, manual)).containsExactly(new Why(Rule.REASON, "manual", null));
        assertThat(why(plan, safety))
                .containsExactly(new Why(Rule.REASON, "safety", safety.taken().plus(Duration.ofDays(14))));
        assertThat(why(plan, scheduled)).as("a safety backup takes no slot").containsExactly(Why.of(Rule.LAST));
    }

    @Test
    void aDoubtfulOneOfAReasonThatIsKeptForEverStays() {
        RetentionCandidate manual = history.add("2020-01-01T02:00", Reason.MANUAL, false, backup -> backup);
        history.good("2026-02-10T02:00");

        assertThat(why(history.plan(rules(new Slots(1, null, 0, 0, 0, 0), Map.of("manual", Keep.FOREVER))), manual))
                .containsExactly(new Why(Rule.REASON, "manual", null));
    }

    @Test
    void rulesForSomeReasonsAloneLeaveAllOthersAlone() {
        RetentionCandidate safety = history.good("2026-01-01T02:00", Reason.SAFETY);
        history.good("2020-01-01T02:00");
        history.bad("2020-01-02T02:00");
        history.good("2026-02-10T02:00");

        assertThat(history.plan(rules(Slots.NONE, Map.of("safety", new Keep(Duration.ofDays(14)))))
                        .removed())
                .containsExactly(new Removed(safety, Cause.REASON_OVER));
    }

    @Test
    void whatPeopleAgreeToIsOneLine() {
        RetentionSettings settings = new RetentionSettings(
                new Slots(7, Duration.ofDays(3), 14, 8, 24, 10),
                Map.of("safety", new Keep(Duration.ofDays(14)), "manual", Keep.FOREVER),
                3,
                true,
                Duration.ofDays(30),
                History.SEOUL);

        assertThat(settings.shown())
                .isEqualTo("last 7, age 3d, daily 14, weekly 8, monthly 24, yearly 10, manual forever, safety 14d,"
                        + " floor 3, require_offsite, doubtful 30d, in Asia/Seoul");
    }

    private static RetentionSettings daily(int days, ZoneId zone) {
        return new RetentionSettings(new Slots(0, null, days, 0, 0, 0), Map.of(), 1, false, Duration.ofDays(30), zone);
    }

    private List<Tuple> kept(RetentionSettings settings) {
        return history.plan(settings).kept().stream()
                .map(kept -> tuple(
                        kept.backup(),
                        kept.why().stream()
                                .map(Why::detail)
                                .filter(detail -> !detail.isEmpty())
                                .toList()))
                .toList();
    }

    private static List<Rule> rulesOf(RetentionPlan.Kept kept) {
        return kept.why().stream().map(Why::rule).toList();
    }

    private static List<Why> why(RetentionPlan plan, RetentionCandidate backup) {
        return plan.kept().stream()
                .filter(kept -> kept.backup().equals(backup))
                .findFirst()
                .orElseThrow()
                .why();
    }
}
