package dev.belay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.belay.backup.SampleHistory;
import dev.belay.backup.SampleHistory.Holds;
import dev.belay.notify.Facts.Flaw;
import dev.belay.notify.Trouble.Kind;
import dev.belay.vault.Acceptance;
import dev.belay.vault.Anomaly;
import dev.belay.vault.Anomaly.Grade;
import dev.belay.vault.Anomaly.RowsLost;
import dev.belay.vault.Anomaly.TableEmptied;
import dev.belay.vault.AnomalyReport;
import dev.belay.vault.Manifest;
import dev.belay.vault.Reason;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SuspiciousBackupsTest {
    private static final Anomaly INCOME = new TableEmptied(Grade.SUSPICIOUS, "public.income", 414, 0);
    private static final Anomaly EXPENSE = new TableEmptied(Grade.SUSPICIOUS, "public.expense", 110, 0);
    private static final Anomaly FEWER = new RowsLost(Grade.WARNING, "public.member", 180, 100);

    private static Manifest night(int number, Anomaly... found) {
        return taken(number, Reason.SCHEDULE, found);
    }

    private static Manifest taken(int number, Reason reason, Anomaly... found) {
        Holds holds = new Holds(Map.of(), 1, Map.of(), List.of(), "7");
        return SampleHistory.manifest("ledger", SampleHistory.NIGHT.plusSeconds(number), reason, holds, true)
                .with(new AnomalyReport("before", List.of(found), null));
    }

    private static Manifest accepted(Manifest manifest) {
        return manifest.with(new Acceptance("minji", SampleHistory.NIGHT, "meant"));
    }

    /** {@code nights} are named oldest first. */
    private static List<Flaw> among(Manifest... nights) {
        return SuspiciousBackups.among(Stream.of(nights).toList().reversed());
    }

    @Test
    void aBackupThatLooksWrongIsToldWithWhatStandsOutInIt() {
        Manifest wrong = night(2, INCOME, FEWER);

        assertThat(among(night(1), wrong))
                .containsExactly(new Flaw(
                        wrong.id().value(),
                        Kind.SUSPICIOUS,
                        wrong.taken().ended(),
                        "the table public.income is empty (rows before: 414)\n"
                                + "the table public.member lost rows (before: 180, now: 100)"));
    }

    @Test
    void theSameThingIsToldOnceHoweverManyNightsShowItAndAnotherThingAgain() {
        Manifest first = night(2, INCOME);
        Manifest worse = night(4, INCOME, EXPENSE);

        assertThat(among(night(1), first, night(3, INCOME), worse, night(5, EXPENSE, INCOME)))
                .extracting(Flaw::backup, Flaw::kind)
                .containsExactly(
                        tuple(first.id().value(), Kind.SUSPICIOUS),
                        tuple(worse.id().value(), Kind.SUSPICIOUS));
    }

    @Test
    void itIsOverWhenSomebodyAcceptsItOrALaterOneCounts() {
        assertThat(among(night(1), accepted(night(2, INCOME)))).isEmpty();
        assertThat(among(night(1), night(2, INCOME), accepted(night(3, INCOME))))
                .isEmpty();
        assertThat(among(night(1), night(2, INCOME), night(3))).isEmpty();
    }

    @Test
    void aWarningIsToldOfTheNewestAlone() {
        Manifest changed = night(2, FEWER);

        assertThat(among(night(1), changed))
                .extracting(Flaw::backup, Flaw::kind)
                .containsExactly(tuple(changed.id().value(), Kind.CHANGED));
        assertThat(among(changed, night(3))).isEmpty();
        assertThat(among(night(1), accepted(changed))).isEmpty();
        assertThat(among()).isEmpty();
    }

    @Test
    void theSafetyBackupOfARestoreHoldsWhatSomebodyIsAboutToReplace() {
        assertThat(among(night(1), taken(2, Reason.SAFETY, INCOME))).isEmpty();
        assertThat(among(night(1), night(2, INCOME), taken(3, Reason.SAFETY, INCOME)))
                .hasSize(1);
    }

    @Test
    void manyFindingsAreCounted() {
        Anomaly[] many = IntStream.range(0, 9)
                .mapToObj(i -> new TableEmptied(Grade.SUSPICIOUS, "public.t" + i, 10, 0))
                .toArray(Anomaly[]::new);

        assertThat(among(night(1, many)).getFirst().sentence().lines())
                .hasSize(6)
                .last()
                .isEqualTo("and 4 more on the page of the backup");
    }
}
