package dev.belay.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.backup.SampleHistory.Holds;
import dev.belay.vault.Anomaly;
import dev.belay.vault.Anomaly.ExtensionChanged;
import dev.belay.vault.Anomaly.Grade;
import dev.belay.vault.Anomaly.OtherServer;
import dev.belay.vault.Anomaly.RowsLost;
import dev.belay.vault.Anomaly.SizeLost;
import dev.belay.vault.Anomaly.TableEmptied;
import dev.belay.vault.Anomaly.TableMissing;
import dev.belay.vault.AnomalyReport;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnomaliesTest {
    private static final AnomalySettings USUAL = AnomalySettings.DEFAULT;

    private static List<Anomaly> found(Holds before, Holds now) {
        return found(before, now, USUAL);
    }

    private static List<Anomaly> found(Holds before, Holds now, AnomalySettings settings) {
        return Anomalies.between(SampleHistory.night(0, before), SampleHistory.night(1, now), settings)
                .found();
    }

    private static List<Anomaly> income(long before, long now, AnomalySettings settings) {
        return found(Holds.rows(Map.of("income", before)), Holds.rows(Map.of("income", now)), settings);
    }

    @Test
    void aBackupLikeTheOneBeforeItHasNothingThatStandsOut() {
        Holds holds = Holds.rows(Map.of("income", 414L, "empty", 0L));

        assertThat(found(holds, holds)).isEmpty();
        assertThat(income(10, 5_000, USUAL)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10, SUSPICIOUS", "9, WARNING", "1, WARNING", "4000000, SUSPICIOUS"})
    void aTableThatWasEmptiedIsSuspiciousUnlessItWasTiny(long rows, Grade grade) {
        assertThat(income(rows, 0, USUAL)).containsExactly(new TableEmptied(grade, "public.income", rows, 0));
    }

    @ParameterizedTest
    @CsvSource({"10, SUSPICIOUS", "9, WARNING", "0, WARNING"})
    void aTableThatIsMissingIsSuspiciousUnlessItHadHardlyAnything(long rows, Grade grade) {
        assertThat(found(Holds.rows(Map.of("income", rows)), Holds.rows(Map.of())))
                .containsExactly(new TableMissing(grade, "public.income", rows));
    }

    @Test
    void aTableThatWasEmptyAlreadyIsNoFinding() {
        assertThat(income(0, 0, USUAL)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "100, 80, 20, false",
        "100, 79, 20, true",
        "30, 20, 33, true",
        "30, 20, 34, false",
        "10, 1, 20, true",
        "9, 1, 20, false",
        "100, 99, 0, true",
        "100, 100, 0, false",
        "100, 1, 100, false",
        "9000000000000000, 7200000000000000, 20, false",
        "9000000000000000, 7199999999999999, 20, true"
    })
    void rowsAreLostWhenMoreThanTheShareIsGoneAndNotWhenExactlyThatIs(
            long before, long now, int percent, boolean told) {
        List<Anomaly> found = income(before, now, new AnomalySettings(percent, 100, List.of()));

        assertThat(found)
                .isEqualTo(
                        told ? List.of(new RowsLost(Grade.WARNING, "public.income", before, now)) : List.<Anomaly>of());
    }

    @ParameterizedTest
    @CsvSource({"1000, 500, 50, false", "1000, 499, 50, true", "1000, 2000, 50, false", "1, 0, 50, true"})
    void sqlThatShrankByMoreThanTheShareIsSuspicious(long before, long now, int percent, boolean told) {
        assertThat(found(Holds.sized(before), Holds.sized(now), new AnomalySettings(20, percent, List.of())))
                .isEqualTo(told ? List.of(new SizeLost(Grade.SUSPICIOUS, before, now)) : List.<Anomaly>of());
    }

    @Test
    void extensionsThatCameWentOrChangedAreWarnings() {
        assertThat(found(
                        Holds.extensions(Map.of("plpgsql", "1.0", "hstore", "1.8", "pg_trgm", "1.5")),
                        Holds.extensions(Map.of("plpgsql", "1.0", "pg_trgm", "1.6", "citext", "1.6"))))
                .containsExactly(
                        new ExtensionChanged(Grade.WARNING, "citext", null, "1.6"),
                        new ExtensionChanged(Grade.WARNING, "hstore", "1.8", null),
                        new ExtensionChanged(Grade.WARNING, "pg_trgm", "1.5", "1.6"));
    }

    @ParameterizedTest
    @CsvSource({"7, 7, false", "7, 8, true", ", 8, false", "7, , false", ", , false"})
    void anotherServerIsSuspiciousAndAnUnknownOneIsNoFinding(
            @Nullable String before, @Nullable String now, boolean told) {
        assertThat(found(Holds.of(before), Holds.of(now)))
                .isEqualTo(told ? List.of(new OtherServer(Grade.SUSPICIOUS, "7", "8")) : List.<Anomaly>of());
    }

    @Test
    void tablesWhoseRowsAreLeftOutOnPurposeAreNoFindingAndNeitherIsTheirSize() {
        Holds all = Holds.rows(Map.of("session", 90L, "income", 10L));
        Holds some = Holds.rows(Map.of("income", 10L)).without("public.session").sizedTo(100);

        assertThat(found(all, some)).as("left out from now on").isEmpty();
        assertThat(found(some, all)).as("no longer left out").isEmpty();
        assertThat(found(all, Holds.rows(Map.of("income", 10L)).sizedTo(100)))
                .as("not on purpose")
                .containsExactly(
                        new TableMissing(Grade.SUSPICIOUS, "public.session", 90),
                        new SizeLost(Grade.SUSPICIOUS, 1000, 100));
    }

    @Test
    void tablesThatComeAndGoAreIgnoredWithTheirSizeWhenTheConfigurationSaysSo() {
        AnomalySettings settings = new AnomalySettings(20, 50, List.of("public.session"));
        Holds full = Holds.rows(Map.of("session", 90L, "income", 10L));

        assertThat(found(full, Holds.rows(Map.of("session", 0L, "income", 10L)).sizedTo(100), settings))
                .isEmpty();
        assertThat(found(full, Holds.rows(Map.of("income", 10L)).sizedTo(100), settings))
                .isEmpty();
        assertThat(found(full, Holds.rows(Map.of("session", 90L, "income", 7L)), settings))
                .containsExactly(new RowsLost(Grade.WARNING, "public.income", 10, 7));
    }

    @ParameterizedTest
    @CsvSource({
        "public.entry_*, true",
        "*.entry_2026_01, true",
        "public.*, true",
        "*, true",
        "public.entry_2026_01, true",
        "public.entry, false",
        "entry_*, false",
        "public.entry_2026.01, false",
        "public.*_02, false"
    })
    void aStarStandsForAnythingAsInTheNamesOfPartitions(String ignore, boolean ignored) {
        AnomalySettings settings = new AnomalySettings(20, 50, List.of(ignore));

        assertThat(found(Holds.rows(Map.of("entry_2026_01", 90L)), Holds.rows(Map.of()), settings)
                        .isEmpty())
                .isEqualTo(ignored);
    }

    @Test
    void theGravestComesFirstAndTheBaselineIsNamed() {
        AnomalyReport report = Anomalies.between(
                SampleHistory.night(0, Holds.rows(Map.of("a", 10L, "b", 10L))),
                SampleHistory.night(1, Holds.rows(Map.of("a", 7L, "b", 0L))),
                USUAL);

        assertThat(report.found()).extracting(Anomaly::grade).containsExactly(Grade.SUSPICIOUS, Grade.WARNING);
        assertThat(report.baseline())
                .isEqualTo(SampleHistory.night(0, Holds.of(null)).id().value());
        assertThat(report.suspicious()).isTrue();
    }

    @Test
    void aShareIsNoMoreThanAllOfIt() {
        assertThatThrownBy(() -> new AnomalySettings(101, 50, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AnomalySettings(20, -1, List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
