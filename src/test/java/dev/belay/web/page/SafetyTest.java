package dev.belay.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.notify.NotifySettings;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationKind;
import dev.belay.restore.Phase;
import dev.belay.restore.Proven;
import dev.belay.vault.Acceptance;
import dev.belay.vault.Reason;
import dev.belay.vault.StoredBackup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SafetyTest {
    private final Shell shell = Samples.shell(Locale.ENGLISH, "/");

    @Test
    void aFreshGoodBackupIsSafe() {
        assertThat(finding(shell, List.of(good(Duration.ofHours(26))))).isEqualTo(Safety.Finding.SAFE);
    }

    @Test
    void aGoodBackupOfMoreThan26HoursIsOverdue() {
        assertThat(finding(shell, List.of(good(Duration.ofHours(26).plusSeconds(1)))))
                .isEqualTo(Safety.Finding.OVERDUE);
    }

    @Test
    void withoutAGoodBackupNothingElseMatters() {
        assertThat(finding(Samples.unreachable(shell), List.of(damaged(Duration.ofHours(1)))))
                .isEqualTo(Safety.Finding.NONE);
        assertThat(finding(Samples.busy(shell, null), List.of())).isEqualTo(Safety.Finding.FIRST);
    }

    @Test
    void aDamagedBackupAfterAGoodOneIsToldAndSoIsAServerThatDoesNotAnswer() {
        List<StoredBackup> backups = List.of(damaged(Duration.ofHours(1)), good(Duration.ofHours(2)));
        assertThat(finding(shell, backups)).isEqualTo(Safety.Finding.DAMAGED);
        assertThat(finding(Samples.unreachable(shell), backups)).isEqualTo(Safety.Finding.UNREACHABLE);
    }

    @Test
    void aBackupThatFailedCountsOnlyUntilTheNextGoodOne() {
        Operation failed = Samples.operation("b1b1", OperationKind.BACKUP, "FAILED", Duration.ofHours(5), true, null);
        assertThat(of(shell, List.of(good(Duration.ofHours(6))), List.of(failed))
                        .finding())
                .isEqualTo(Safety.Finding.FAILED);
        assertThat(of(shell, List.of(good(Duration.ofHours(4))), List.of(failed))
                        .finding())
                .isEqualTo(Safety.Finding.SAFE);
    }

    @Test
    void foreignAndUnknownFilesNeverMakeSafe() {
        List<StoredBackup> strangers = SampleBackups.weeks().stream()
                .filter(backup -> !(backup instanceof StoredBackup.Known))
                .toList();
        assertThat(strangers).hasSize(2);
        assertThat(finding(shell, strangers)).isEqualTo(Safety.Finding.NONE);
    }

    @Test
    void onlyARestoreThatWentThroughIsAProof() {
        List<Operation> operations = List.of(
                Samples.operation(
                        "r1r1", OperationKind.RESTORE, Phase.CANCELLED.name(), Duration.ofHours(1), true, null),
                Samples.operation("u1u1", OperationKind.UNDO, Phase.DONE.name(), Duration.ofHours(2), true, null));
        assertThat(of(shell, List.of(), operations).proven().good()).isNull();
        assertThat(of(shell, List.of(), Samples.history()).proven().good())
                .isNotNull()
                .extracting(Proven.Proof::how, Proven.Proof::rows)
                .containsExactly(Proven.How.RESTORE, 7_200_312L);
    }

    private static Safety of(Shell shell, List<StoredBackup> backups, List<Operation> operations) {
        return Safety.of(new GoodBackups(backups), operations, Elsewhere.NONE, shell, NotifySettings.OVERDUE);
    }

    private static Safety.Finding finding(Shell shell, List<StoredBackup> backups) {
        return of(shell, backups, List.of()).finding();
    }

    private static StoredBackup good(Duration ago) {
        return SampleBackups.known(Samples.NOW.minus(ago), Reason.MANUAL, null, 30, true);
    }

    private static StoredBackup damaged(Duration ago) {
        return SampleBackups.known(Samples.NOW.minus(ago), Reason.MANUAL, null, 30, false);
    }

    @Test
    void aNewestBackupThatLooksWrongIsToldUntilItIsAcceptedOrALaterOneCounts() {
        Instant hourAgo = Samples.NOW.minus(Duration.ofHours(1));
        StoredBackup wrong = SampleBackups.stored(SampleBackups.suspicious(hourAgo, null));
        StoredBackup accepted =
                SampleBackups.stored(SampleBackups.suspicious(hourAgo, new Acceptance("minji", Samples.NOW, "meant")));
        StoredBackup before = good(Duration.ofHours(3));

        Safety safety = of(shell, List.of(before, wrong), List.of());

        assertThat(safety.finding()).isEqualTo(Safety.Finding.SUSPICIOUS);
        assertThat(safety.newestGood()).isEqualTo(((StoredBackup.Known) before).manifest());
        assertThat(finding(shell, List.of(before, accepted))).isEqualTo(Safety.Finding.SAFE);
        assertThat(finding(shell, List.of(before, wrong, good(Duration.ofMinutes(5)))))
                .isEqualTo(Safety.Finding.SAFE);
        assertThat(finding(shell, List.of(wrong))).as("none to go back to").isEqualTo(Safety.Finding.NONE);
        assertThat(finding(shell, List.of(good(Duration.ofHours(40)), wrong)))
                .as("it does not end that one is overdue either")
                .isEqualTo(Safety.Finding.SUSPICIOUS);
    }
}
