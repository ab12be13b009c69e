package dev.belay.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.operation.Operation;
import dev.belay.operation.OperationKind;
import dev.belay.testing.fakes.FakeCopies;
import dev.belay.vault.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationScheduleTest {
    @TempDir
    private Path home;

    private Shelf shelf;
    private Manifest first;
    private Manifest second;

    @BeforeEach
    void takeTwoBackups() {
        shelf = new Shelf(home);
        first = shelf.backup();
        shelf.clock.advance(Duration.ofHours(1));
        second = shelf.backup();
    }

    private int readingsAfter(VerificationSchedule schedule, Duration time) {
        shelf.clock.advance(time);
        schedule.tick();
        return shelf.readings();
    }

    @Test
    void eachIsReadOnceInTheMonthAndTheOldestFirst() {
        VerificationSchedule schedule = shelf.schedule(OffsiteCopies.none());

        assertThat(readingsAfter(schedule, Duration.ofDays(14))).isZero();
        assertThat(readingsAfter(schedule, Duration.ofDays(1))).isEqualTo(1);
        assertThat(shelf.now(first).verifications()).hasSize(2);
        assertThat(readingsAfter(schedule, Duration.ofDays(14))).isEqualTo(1);
        assertThat(readingsAfter(schedule, Duration.ofDays(1))).isEqualTo(2);
        assertThat(shelf.now(second).verifications()).hasSize(2);
        assertThat(shelf.journal.recent(1))
                .extracting(operation -> operation.actor().name())
                .containsExactly("belay");
    }

    @Test
    void whatIsOverdueIsReadOneAfterTheOther() {
        VerificationSchedule schedule = shelf.schedule(OffsiteCopies.none());

        assertThat(readingsAfter(schedule, Duration.ofDays(60))).isEqualTo(1);
        assertThat(readingsAfter(schedule, Duration.ZERO)).isEqualTo(2);
        assertThat(readingsAfter(schedule, Duration.ZERO)).isEqualTo(2);
    }

    @Test
    void whileABackupOfTheDatabaseRunsNothingIsReadAndAfterwardsItIs() {
        VerificationSchedule schedule = shelf.schedule(OffsiteCopies.none());
        Operation running = shelf.operations.open(OperationKind.BACKUP, "ledger", "DUMPING", Shelf.MINJI, Map.of());
        shelf.clock.advance(Duration.ofDays(60));
        schedule.tick();
        assertThat(shelf.journal.recent(1)).extracting(Operation::kind).containsExactly(OperationKind.BACKUP);

        shelf.journal.end(running.id(), shelf.clock.instant());

        assertThat(readingsAfter(schedule, Duration.ZERO)).isEqualTo(1);
    }

    @Test
    void aDamagedOneIsTriedToBeMendedOnceADayUntilACopyIsGood() throws IOException {
        byte[] whole = shelf.bytes(first);
        shelf.damage(first);
        FakeCopies copies = new FakeCopies().unreachable("drive");
        assertThat(shelf.verify(first, copies).phase()).isEqualTo("FAILED");
        VerificationSchedule schedule = shelf.schedule(copies);

        assertThat(readingsAfter(schedule, Duration.ofHours(23))).isEqualTo(1);
        assertThat(readingsAfter(schedule, Duration.ofHours(1))).isEqualTo(2);
        copies.giving("nas", whole);
        assertThat(readingsAfter(schedule, Duration.ofHours(23))).isEqualTo(2);
        assertThat(readingsAfter(schedule, Duration.ofHours(1))).isEqualTo(3);

        assertThat(shelf.bytes(first)).isEqualTo(whole);
        assertThat(shelf.now(first).good()).isTrue();
        assertThat(readingsAfter(schedule, Duration.ofDays(1))).isEqualTo(3);
    }

    @Test
    void aDamagedOneOfWhichThereIsNoCopyIsNotReadAllTheTime() throws IOException {
        shelf.damage(first);
        assertThat(shelf.verify(first, new FakeCopies()).phase()).isEqualTo("FAILED");

        assertThat(readingsAfter(shelf.schedule(OffsiteCopies.none()), Duration.ofDays(2)))
                .isEqualTo(1);
    }

    @Test
    void withoutAPeriodNothingIsReadByItself() {
        VerificationSchedule never = new VerificationSchedule(
                shelf.verifications(OffsiteCopies.none()),
                shelf.mending(OffsiteCopies.none()),
                shelf.folder,
                shelf.operations,
                null);

        assertThat(readingsAfter(never, Duration.ofDays(400))).isZero();
    }
}
