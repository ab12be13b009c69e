package dev.belay.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.vault.Reason;
import dev.belay.vault.StoredBackup;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CalendarTest {
    private static final Messages MESSAGES = Messages.load();

    @Test
    void sixWholeWeeksEndWithThisOne() {
        Calendar calendar = calendar("Asia/Seoul", List.of());
        assertThat(calendar.weeks())
                .hasSize(6)
                .allSatisfy(week -> assertThat(week.days()).hasSize(7));
        assertThat(calendar.weeks().getLast().days())
                .filteredOn(Calendar.Day::today)
                .hasSize(1);
    }

    @Test
    void aDayIsGoodWhenOneOfItsBackupsIsAndBadWhenNoneIs() {
        Map<String, String> marks = marks(
                "Asia/Seoul",
                List.of(
                        backup(Duration.ofDays(3), true),
                        backup(Duration.ofDays(3), false),
                        backup(Duration.ofDays(2), false)));
        assertThat(marks)
                .containsEntry("2026-11-16", "out")
                .containsEntry("2026-11-17", "good")
                .containsEntry("2026-11-18", "bad")
                .containsEntry("2026-11-19", "none")
                .containsEntry("2026-11-20", "out")
                .containsEntry("2026-11-21", "out");
    }

    @Test
    void aBackupBelongsToTheDayThatItWasInTheZone() {
        StoredBackup late = SampleBackups.known(Instant.parse("2026-11-18T15:30:00Z"), Reason.MANUAL, null, 1, true);
        assertThat(marks("Asia/Seoul", List.of(late))).containsEntry("2026-11-19", "good");
        assertThat(marks("America/New_York", List.of(late))).containsEntry("2026-11-18", "good");
    }

    private static StoredBackup backup(Duration ago, boolean good) {
        return SampleBackups.known(Samples.NOW.minus(ago), Reason.MANUAL, null, 1, good);
    }

    private static Map<String, String> marks(String zone, List<StoredBackup> backups) {
        return calendar(zone, backups).weeks().stream()
                .flatMap(week -> week.days().stream())
                .collect(Collectors.toMap(Calendar.Day::iso, Calendar.Day::mark));
    }

    private static Calendar calendar(String zone, List<StoredBackup> backups) {
        Place place = new Place(Locale.ENGLISH, ZoneId.of(zone), Samples.NOW, "/");
        return Calendar.of(new Words(MESSAGES, place), backups);
    }
}
