package dev.belay.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.testing.Seeds;
import dev.belay.vault.RetentionPlan.Kept;
import dev.belay.vault.RetentionPlan.Removed;
import dev.belay.vault.RetentionPlan.Rule;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to backups, rules and the clock: what must be there is there, and what was promised is kept. */
class RetentionPropertyTest {
    private static final int PRUNES = 6;

    static IntStream seeds() {
        return Seeds.of(2_000, 100_000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noHistoryEndsWithoutTheBackupsThatWerePromised(int seed) {
        RandomHistory history = new RandomHistory(seed);
        for (int prune = 0; prune < PRUNES; prune++) {
            history.goOn();
            RetentionPlan plan = plan(history);
            nothingIsLostFromSight(history, plan);
            nothingHeldGoes(history, plan);
            theSlotsAreFilled(history, plan);
            List<RetentionCandidate> before = history.backups();
            killedInTheMiddle(history, plan);
            history.remove(ids(plan.removed().stream().map(Removed::backup)));
            enoughIsLeft(before, history);
            assertThat(plan(history).removed()).as("again, with nothing new").isEmpty();
            assertThat(plan(history).kept()).extracting(Kept::backup).isEqualTo(before(plan));
        }
    }

    private static RetentionPlan plan(RandomHistory history) {
        return Retention.plan(history.settings(), history.backups(), history.now());
    }

    private static List<RetentionCandidate> before(RetentionPlan plan) {
        return plan.kept().stream().map(Kept::backup).toList();
    }

    private static void nothingIsLostFromSight(RandomHistory history, RetentionPlan plan) {
        assertThat(Stream.concat(
                        plan.kept().stream().map(Kept::backup),
                        plan.removed().stream().map(Removed::backup)))
                .containsExactlyInAnyOrderElementsOf(history.backups());
        assertThat(plan.kept()).allSatisfy(kept -> assertThat(kept.why()).isNotEmpty());
        if (history.settings().keepsAll()) {
            assertThat(plan.removed()).isEmpty();
        }
    }

    private static void nothingHeldGoes(RandomHistory history, RetentionPlan plan) {
        assertThat(plan.removed()).extracting(Removed::backup).noneMatch(backup -> {
            boolean term = backup.keepUntil() != null && backup.keepUntil().isAfter(history.now());
            boolean alone = history.settings().requireOffsite() && !backup.offsite();
            return backup.pinned() || backup.needed() != null || term || alone;
        });
    }

    private static void theSlotsAreFilled(RandomHistory history, RetentionPlan plan) {
        NaiveRetention judge = new NaiveRetention(history.settings(), history.backups(), history.now());
        assertThat(ids(plan.removed().stream().map(Removed::backup))).isEqualTo(judge.gone());
        for (Rule rule : List.of(Rule.LAST, Rule.DAILY, Rule.WEEKLY, Rule.MONTHLY, Rule.YEARLY)) {
            Stream<RetentionCandidate> filling = plan.kept().stream()
                    .filter(kept -> kept.why().stream().anyMatch(why -> why.rule() == rule))
                    .map(Kept::backup);
            assertThat(ids(filling)).as(rule.name()).isEqualTo(judge.filling(rule));
        }
    }

    /** What is left of a removal that was cut short is what the next one removes, and nothing else. */
    private static void killedInTheMiddle(RandomHistory history, RetentionPlan plan) {
        int done = history.next(plan.removed().size() + 1);
        history.remove(ids(plan.removed().stream().limit(done).map(Removed::backup)));
        assertThat(plan(history).removed())
                .isEqualTo(plan.removed().subList(done, plan.removed().size()));
    }

    private static void enoughIsLeft(List<RetentionCandidate> before, RandomHistory history) {
        List<RetentionCandidate> counted =
                before.stream().filter(RetentionCandidate::counts).toList();
        List<RetentionCandidate> left =
                history.backups().stream().filter(RetentionCandidate::counts).toList();
        assertThat(left).hasSizeGreaterThanOrEqualTo(Math.min(history.settings().floor(), counted.size()));
        counted.stream()
                .max(Comparator.comparing(RetentionCandidate::taken).thenComparing(RetentionCandidate::id))
                .ifPresent(newest -> assertThat(left).contains(newest));
    }

    private static Set<BackupId> ids(Stream<RetentionCandidate> backups) {
        return backups.map(RetentionCandidate::id).collect(Collectors.toSet());
    }
}
