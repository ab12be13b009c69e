package dev.belay.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.operation.CancelSignal;
import dev.belay.operation.Failure;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationKind;
import dev.belay.operation.Step;
import dev.belay.testing.fakes.FakeCopies;
import dev.belay.vault.Manifest;
import dev.belay.vault.StoredBackup;
import dev.belay.vault.Verification;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MendingTest {
    @TempDir
    private Path home;

    private Shelf shelf;
    private Manifest backup;
    private byte[] whole;

    @BeforeEach
    void takeABackup() throws IOException {
        shelf = new Shelf(home);
        backup = shelf.backup();
        whole = shelf.bytes(backup);
    }

    @Test
    void aDamagedFileIsMarkedAndStaysWhereNoCopyIs() throws IOException {
        shelf.damage(backup);

        Operation ended = shelf.verify(backup, new FakeCopies());

        assertThat(ended.phase()).isEqualTo("FAILED");
        assertThat(Failure.of(ended).sentence()).startsWith("the backup " + backup.id() + " is damaged: ");
        assertThat(BackupCatalogue.good(shelf.stored(backup))).isFalse();
        assertThat(shelf.outcomes(Mending.ACT)).isEmpty();
    }

    @Test
    void aGoodCopyTakesThePlaceOfADamagedFileAndIsReadToo() throws IOException {
        shelf.damage(backup);

        Operation ended = shelf.verify(backup, new FakeCopies().giving("nas", whole));

        assertThat(ended.phase()).isEqualTo("DONE");
        assertThat(ended.fact(BackupFacts.STORE)).contains("nas");
        assertThat(shelf.journal.steps(ended.id()))
                .extracting(Step::phase)
                .containsExactly("VERIFYING", "FETCHING", "VERIFYING", "DONE");
        assertThat(shelf.bytes(backup)).isEqualTo(whole);
        assertThat(shelf.now(backup).verifications())
                .extracting(Verification::how, Verification::good)
                .containsExactly(tuple("read-back", true), tuple("verify", false), tuple("fetch", true));
        assertThat(BackupCatalogue.good(shelf.stored(backup))).isTrue();
        assertThat(shelf.outcomes(Mending.ACT)).containsExactly(Outcome.INTENT, Outcome.DONE);
        assertThat(shelf.names()).containsExactly(backup.id() + ".json", backup.id() + ".sql.zst");
    }

    @Test
    void aFileThatWasCutOrDeletedComesBackToo() throws IOException {
        for (boolean gone : new boolean[] {false, true}) {
            Files.delete(shelf.file(backup));
            if (!gone) {
                Files.write(shelf.file(backup), Arrays.copyOf(whole, whole.length / 2));
            }
            assertThat(shelf.stored(backup)).isInstanceOf(StoredBackup.Unknown.class);

            assertThat(shelf.verify(backup, new FakeCopies().giving("nas", whole))
                            .phase())
                    .isEqualTo("DONE");

            assertThat(BackupCatalogue.good(shelf.stored(backup))).isTrue();
        }
    }

    @Test
    void aCopyThatFailsOrLiesChangesNothingAndTheNextOneIsTried() throws IOException {
        shelf.damage(backup);
        byte[] damaged = shelf.bytes(backup);
        byte[] more = Arrays.copyOf(whole, whole.length + 1);
        FakeCopies bad = new FakeCopies()
                .unreachable("drive")
                .giving("other bytes", damaged)
                .giving("too short", Arrays.copyOf(whole, whole.length - 1))
                .giving("too long", more);

        Operation ended = shelf.verify(backup, bad);

        assertThat(ended.phase()).isEqualTo("FAILED");
        assertThat(Failure.of(ended).sentence())
                .contains(
                        "the copy at drive cannot be fetched: connection refused",
                        "the copy at other bytes is not the file that was written: its SHA-256 is",
                        "the copy at too short is not the file that was written: it has " + (whole.length - 1)
                                + " bytes instead of " + whole.length,
                        "the copy at too long cannot be fetched: it sends more than " + whole.length + " bytes");
        assertThat(shelf.bytes(backup)).isEqualTo(damaged);
        assertThat(shelf.names()).containsExactly(backup.id() + ".json", backup.id() + ".sql.zst");
        assertThat(shelf.outcomes(Mending.ACT))
                .filteredOn(Outcome.FAILED::equals)
                .hasSize(4);

        assertThat(shelf.verify(backup, bad.giving("nas", whole)).phase()).isEqualTo("DONE");
    }

    @Test
    void aStoreThatStopsSendingIsGivenUpWithAReason() throws IOException {
        shelf.damage(backup);
        StallWatch.Limits brief = new StallWatch.Limits(Duration.ofMillis(300), Duration.ofHours(1));

        Operation ended = shelf.verify(backup, shelf.verifications(new FakeCopies().hanging("drive", whole), brief));

        assertThat(ended.phase()).isEqualTo("FAILED");
        assertThat(Failure.of(ended).sentence()).isEqualTo("the verification made no progress for 0s and was ended");
        assertThat(shelf.names()).containsExactly(backup.id() + ".json", backup.id() + ".sql.zst");
    }

    @Test
    void aCopyOfABackupThatWasDeletedMeanwhileDoesNotComeBack() throws IOException {
        shelf.damage(backup);
        FakeCopies copies = new FakeCopies().giving("nas", whole);
        OffsiteCopies deleting = manifest -> copies.of(manifest).stream()
                .<OffsiteCopies.Copy>map(copy -> new Deleting(shelf, manifest, copy))
                .toList();

        Operation ended = shelf.verify(backup, shelf.verifications(deleting));

        assertThat(Failure.of(ended).sentence()).contains("the backup was deleted meanwhile");
        assertThat(shelf.names()).isEmpty();
    }

    private record Deleting(Shelf shelf, Manifest manifest, OffsiteCopies.Copy copy) implements OffsiteCopies.Copy {
        @Override
        public String store() {
            return copy.store();
        }

        @Override
        public void fetch(WritableByteChannel to, CancelSignal cancel) throws IOException {
            copy.fetch(to, cancel);
            shelf.folder.delete(manifest.id());
        }
    }

    @Test
    void whatABelayLeftThatDiedWhileItFetchedIsSweptAndTheDamagedOneIsStillThere() throws IOException {
        shelf.damage(backup);
        byte[] damaged = shelf.bytes(backup);
        Operation fetching = shelf.operations.open(
                OperationKind.VERIFY,
                "ledger",
                BackupPhase.FETCHING.name(),
                Shelf.MINJI,
                Map.of(BackupFacts.BACKUP, backup.id().value()));
        Files.write(shelf.file(backup).resolveSibling(backup.id() + ".sql.zst.partial"), whole);
        BackupRecovery recovery = new BackupRecovery(shelf.folder, shelf.operations, shelf.audit, (_, _) -> {});
        assertThat(recovery.sweep()).as("it may still be fetched").isEmpty();

        assertThat(recovery.recoverReading(fetching)).isEqualTo("FAILED");

        assertThat(recovery.sweep()).hasSize(1);
        assertThat(shelf.bytes(backup)).isEqualTo(damaged);
        assertThat(shelf.outcomes(Mending.ACT)).isEqualTo(List.of(Outcome.FAILED));
    }
}
