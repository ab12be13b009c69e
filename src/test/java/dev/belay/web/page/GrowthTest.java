package dev.belay.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.vault.Manifest;
import dev.belay.vault.Reason;
import dev.belay.vault.TableEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowthTest {
    private static final Messages MESSAGES = Messages.load();

    @ParameterizedTest
    @CsvSource({
        "en, 1, In the one good backup",
        "en, 2, Over the last 2 good backups",
        "ko, 1, 정상 백업 하나의 내용",
        "ko, 2, 최근 정상 백업 2개의 변화"
    })
    void theTitleCountsTheBackups(String language, int backups, String title) {
        assertThat(growth(language, List.of(day(1, 10), day(0, 12)).subList(0, backups))
                        .title())
                .isEqualTo(title);
    }

    @Test
    void oneBackupDrawsNoLineAndClaimsNoChange() {
        Growth growth = growth("en", List.of(day(0, 12)));

        assertThat(growth.size().plot()).isNull();
        assertThat(growth.tables()).singleElement().satisfies(table -> {
            assertThat(table.plot()).isNull();
            assertThat(table.change()).isEmpty();
        });
    }

    @Test
    void aTableThatOneBackupAloneHoldsIsNew() {
        TableEntry added = SampleBackups.table("public", "added", 3);
        Growth growth = growth("en", List.of(day(0, 12, added), day(1, 10)));

        assertThat(growth.size().plot()).isNotNull();
        assertThat(growth.tables()).extracting(TableTrend::change).containsExactly("+2", "new");
        assertThat(growth.tables().getLast().plot()).isNull();
    }

    private static Growth growth(String language, List<Manifest> newestFirst) {
        Place place = Samples.shell(Locale.of(language), "/").place();
        return Objects.requireNonNull(Growth.of(new Words(MESSAGES, place), newestFirst));
    }

    private static Manifest day(int ago, long rows, TableEntry... more) {
        List<TableEntry> tables = new ArrayList<>(List.of(SampleBackups.table("public", "income", rows)));
        tables.addAll(List.of(more));
        return SampleBackups.manifest(
                Samples.NOW.minus(Duration.ofDays(ago)), Reason.MANUAL, null, tables, 1_000_000, true);
    }
}
