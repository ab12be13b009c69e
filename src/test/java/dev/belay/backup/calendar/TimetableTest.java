package dev.belay.backup.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.belay.backup.calendar.CalendarSettings.CloseSettings;
import dev.belay.backup.calendar.CalendarSettings.ScheduleSettings;
import dev.belay.operation.OperationKind;
import dev.belay.testing.MutableClock;
import dev.belay.testing.fakes.FakeDumper.Ending;
import dev.belay.vault.Manifest;
import dev.belay.vault.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimetableTest {
    @TempDir
    Path home;

    /** Thursday, noon in Seoul. */
    private final MutableClock clock = MutableClock.at("2026-02-19T03:00:00Z");

    private Ledgers ledgers;
    private Ledgers other;

    @BeforeEach
    void open() {
        ledgers = new Ledgers(home, clock);
        other = new Ledgers(home, clock);
    }

    @AfterEach
    void close() {
        other.close();
        ledgers.close();
    }

    private void schedules(String... crons) {
        inForce(
                List.of(crons).stream()
                        .map(cron -> ScheduleSettings.of("ledger", cron, ""))
                        .toList(),
                List.of());
    }

    private void closes(CloseSettings... closes) {
        inForce(List.of(), List.of(closes));
    }

    private void inForce(List<ScheduleSettings> schedules, List<CloseSettings> closes) {
        CalendarSettings settings = new CalendarSettings(schedules, closes, Ledgers.SEOUL);
        ledgers.file.set(settings);
        other.file.set(settings);
    }

    private static CloseSettings weekly() {
        return CloseSettings.of("ledger", "week", "sunday", "03:00", "7y", List.of());
    }

    private List<ScheduledRun> runs() {
        return ledgers.state.schedules().recent("ledger", 20);
    }

    private List<String> closed() {
        return ledgers.taken("ledger").stream()
                .filter(manifest -> manifest.taken().reason() == Reason.CLOSE)
                .map(manifest -> String.valueOf(manifest.taken().period()))
                .toList();
    }

    private void after(Duration time) {
        clock.advance(time);
        ledgers.tick();
    }

    @Test
    void whatIsDueIsTakenOnceByWhicheverProcessLooksFirst() {
        schedules("0 2 * * *");
        ledgers.tick();
        assertThat(ledgers.taken("ledger")).isEmpty();

        after(Duration.ofHours(14));
        other.tick();
        ledgers.tick();

        assertThat(ledgers.taken("ledger"))
                .extracting(
                        manifest -> manifest.taken().reason(),
                        manifest -> manifest.taken().actor())
                .containsExactly(tuple(Reason.SCHEDULE, "belay"));
        assertThat(runs()).extracting(ScheduledRun::moment).containsExactly(Instant.parse("2026-02-19T17:00:00Z"));
    }

    @Test
    void aConsoleThatWasOffCatchesUpOnce() {
        schedules("0 * * * *");
        ledgers.tick();

        after(Duration.ofHours(30));
        ledgers.tick();

        assertThat(runs()).extracting(ScheduledRun::missed).containsExactly(29);
        assertThat(ledgers.taken("ledger")).hasSize(1);
    }

    @Test
    void aRunThatMeetsAnotherIsSkippedAndSaysWhoHeldTheDatabase() throws Exception {
        schedules("0 * * * *");
        ledgers.tick();
        try (AutoCloseable held =
                other.operations.lock("ledger", OperationKind.BACKUP, Ledgers.MINJI, () -> () -> {})) {
            assertThat(held).isNotNull();
            after(Duration.ofHours(1));
        }
        ledgers.tick();

        assertThat(ledgers.taken("ledger")).isEmpty();
        assertThat(runs()).singleElement().satisfies(run -> {
            assertThat(run.phase()).isEqualTo(ScheduledRun.Phase.SKIPPED);
            assertThat(run.detail()).contains("held by a backup begun by minji");
        });
    }

    @Test
    void aClockThatIsPutBackRunsNothingTwice() {
        schedules("0 * * * *");
        ledgers.tick();
        for (int hour = 0; hour < 5; hour++) {
            after(Duration.ofHours(1));
        }
        for (int step = 0; step < 20; step++) {
            after(Duration.ofMinutes(step == 0 ? -290 : 14));
        }

        assertThat(runs()).hasSize(5).extracting(ScheduledRun::moment).doesNotHaveDuplicates();
        assertThat(ledgers.taken("ledger")).hasSize(5);
    }

    @Test
    void whatADeadProcessClaimedIsBegunByAnother() {
        schedules("0 * * * *");
        ledgers.tick();
        clock.advance(Duration.ofHours(1));
        Instant moment = Instant.parse("2026-02-19T04:00:00Z");
        ScheduleSettings schedule = ledgers.file.inForce().schedules().getFirst();
        assertThat(other.state
                        .schedules()
                        .claim(new ScheduledRun(
                                schedule.key(Ledgers.SEOUL),
                                "ledger",
                                moment,
                                moment.minusSeconds(3600),
                                0,
                                clock.instant(),
                                ScheduledRun.Phase.CLAIMED,
                                null,
                                "")))
                .isTrue();
        ledgers.tick();
        assertThat(ledgers.taken("ledger")).isEmpty();

        after(Duration.ofMinutes(6));

        assertThat(ledgers.taken("ledger")).hasSize(1);
    }

    @Test
    void aPeriodIsClosedOnTheDayAfterItIsOver() {
        closes(weekly());
        ledgers.tick();

        after(Duration.ofHours(3 * 24 + 14)); // Monday 02:00
        assertThat(closed()).isEmpty();
        after(Duration.ofHours(1));
        other.tick();
        after(Duration.ofDays(1));

        assertThat(closed()).containsExactly("2026-W08");
        Manifest manifest = ledgers.taken("ledger").getFirst();
        assertThat(manifest.pinned()).isTrue();
        assertThat(manifest.good()).isTrue();
        assertThat(manifest.taken().label()).isEqualTo("close of 2026-W08");
        assertThat(manifest.taken().keepUntil()).isEqualTo(Instant.parse("2033-02-22T18:00:00Z"));
        assertThat(ledgers.proofsSought).hasSize(1);
        assertThat(other.proofsSought).isEmpty();
    }

    @Test
    void everyPeriodThatWasMissedIsMadeUpForOldestFirst() {
        closes(weekly());
        ledgers.tick();

        clock.advance(Duration.ofDays(18));
        for (int tick = 0; tick < 6; tick++) {
            ledgers.tick();
            clock.advance(Duration.ofSeconds(30)); // what begins at one moment has no order
            other.tick();
            clock.advance(Duration.ofSeconds(30));
        }

        assertThat(closed()).containsExactly("2026-W08", "2026-W09", "2026-W10");
    }

    @Test
    void aCloseThatFailedIsTriedAgainAfterAWhile() {
        closes(weekly());
        ledgers.tick();
        ledgers.dumpsEnd(Ledgers.BADLY);
        after(Duration.ofDays(4));
        ledgers.tick();
        ledgers.tick();
        assertThat(ledgers.state.closes().find("ledger", "2026-W08").orElseThrow())
                .satisfies(record -> assertThat(record.phase()).isEqualTo(CloseRecord.Phase.FAILED))
                .satisfies(record -> assertThat(record.attempt()).isEqualTo(1));

        ledgers.dumpsEnd(Ending.WELL);
        after(Duration.ofMinutes(16));

        assertThat(closed()).containsExactly("2026-W08");
        assertThat(ledgers.state
                        .closes()
                        .find("ledger", "2026-W08")
                        .orElseThrow()
                        .attempt())
                .isEqualTo(2);
    }

    @Test
    void aCloseWaitsForWhoeverHoldsTheDatabase() throws Exception {
        closes(weekly());
        ledgers.tick();
        try (AutoCloseable held =
                other.operations.lock("ledger", OperationKind.BACKUP, Ledgers.MINJI, () -> () -> {})) {
            assertThat(held).isNotNull();
            after(Duration.ofDays(4));
            assertThat(ledgers.state
                            .closes()
                            .find("ledger", "2026-W08")
                            .orElseThrow()
                            .phase())
                    .isEqualTo(CloseRecord.Phase.WAITING);
        }
        ledgers.tick();

        assertThat(closed()).containsExactly("2026-W08");
    }

    @Test
    void theCalendarOfOneDatabaseLeavesTheOthersAlone() {
        inForce(List.of(ScheduleSettings.of("crm", "0 * * * *", "")), List.of(weekly()));
        ledgers.tick();
        after(Duration.ofHours(1));

        assertThat(ledgers.taken("crm")).hasSize(1);
        assertThat(ledgers.taken("ledger")).isEmpty();
    }
}
