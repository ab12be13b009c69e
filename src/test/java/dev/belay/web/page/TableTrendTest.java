package dev.belay.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.vault.Anomaly;
import dev.belay.vault.Anomaly.Grade;
import dev.belay.vault.Manifest;
import dev.belay.vault.Reason;
import dev.belay.vault.StoredBackup;
import dev.belay.vault.TableEntry;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TableTrendTest {
    private final Words words =
            new Words(Messages.load(), Samples.shell(Locale.ENGLISH, "/").place());

    private static Manifest day(int ago, TableEntry... tables) {
        return SampleBackups.manifest(
                Samples.NOW.minus(Duration.ofDays(ago)), Reason.SCHEDULE, null, List.of(tables), 1_000, true);
    }

    private static TableEntry income(long rows) {
        return SampleBackups.table("public", "income", rows);
    }

    @Test
    void everyTableOfTheNewestHasAPointForEachBackupThatHoldsIt() {
        List<Manifest> backups = SampleAnomalies.many(200, 30).stream()
                .map(backup -> ((StoredBackup.Known) backup).manifest())
                .toList();

        List<TableTrend.Series> all = TableTrend.series(backups);

        assertThat(all)
                .hasSize(200)
                .isSortedAccordingTo(Comparator.comparingLong(
                                (TableTrend.Series series) -> series.now().rows())
                        .reversed());
        assertThat(all).allSatisfy(series -> {
            assertThat(series.points()).hasSize(30).isSortedAccordingTo(Comparator.comparing(Plot.Point::at));
            assertThat(series.points().getLast().value()).isEqualTo(series.now().rows());
        });
    }

    @Test
    void tablesOfTheSameNameInOtherSchemasAreOthers() {
        List<TableTrend.Series> all = TableTrend.series(List.of(
                day(1, income(7), SampleBackups.table("archive", "income", 3)),
                day(0, income(9), SampleBackups.table("archive", "income", 4))));

        assertThat(all).extracting(TableTrend.Series::name).containsExactly("public.income", "archive.income");
        assertThat(all.getFirst().points()).extracting(Plot.Point::value).containsExactly(7L, 9L);
    }

    @Test
    void aMarkStandsWhereALossWasFoundAndNowhereElse() {
        Manifest lost = day(1, income(300))
                .with(SampleBackups.report(null, new Anomaly.RowsLost(Grade.WARNING, "public.income", 414, 300)));
        List<Manifest> backups = List.of(day(2, income(414)), lost, day(0, income(100)));

        TableTrend trend = TableTrend.of(words, TableTrend.series(backups).getFirst(), 3);

        assertThat(trend.dip()).isEqualTo("−28 % on 19 Nov");
        assertThat(Objects.requireNonNull(trend.plot()).dips()).containsOnlyOnce("M");
        assertThat(trend.change()).isEqualTo("−314");
    }
}
