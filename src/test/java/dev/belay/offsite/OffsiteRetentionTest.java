package dev.belay.offsite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.audit.AuditEntry;
import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.offsite.CopyState.Removed;
import dev.belay.vault.BackupFolder;
import dev.belay.vault.Manifest;
import dev.belay.vault.MortalFolder;
import dev.belay.vault.Reason;
import dev.belay.vault.RetentionSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OffsiteRetentionTest {
    @TempDir
    private Path home;

    private CourierScene scene;

    @BeforeEach
    void open() {
        scene = new CourierScene(home, CourierScene.NAS);
    }

    static RetentionSettings last(int last) {
        return new RetentionSettings(
                new RetentionSettings.Slots(last, null, 0, 0, 0, 0),
                Map.of(),
                1,
                false,
                Duration.ofDays(30),
                ZoneOffset.UTC);
    }

    /** So many that were sent, the oldest first, before the store got a policy of its own. */
    private List<Manifest> sent(int many, int keep) {
        List<Manifest> backups = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            backups.add(scene.backup());
        }
        scene.send();
        scene.setup.save(CourierScene.store(CourierScene.NAS, last(keep)), CourierScene.MINJI);
        return backups;
    }

    private void nextDay() {
        scene.clock.advance(Duration.ofDays(1));
        scene.upkeep().tick();
    }

    private List<Manifest> proven(List<Manifest> backups) {
        return backups.stream().filter(backup -> scene.copy(backup).proven()).toList();
    }

    @Test
    void whatThePolicyGivesUpGoesWithItsManifest() {
        List<Manifest> backups = sent(4, 2);

        nextDay();

        assertThat(proven(backups)).isEqualTo(backups.subList(2, 4));
        assertThat(scene.nas().paths()).hasSize(4);
        assertThat(scene.copy(backups.getFirst()).state()).isInstanceOf(Removed.class);
        assertThat(scene.folder.list())
                .as("the files here are not its business")
                .hasSize(4);
        assertThat(scene.audit.newest("offsite.prune", 10))
                .extracting(AuditEntry::outcome)
                .containsExactly(Outcome.DONE, Outcome.INTENT, Outcome.DONE, Outcome.INTENT);
    }

    @Test
    void noMoreThanHalfGoesInOneDay() {
        List<Manifest> backups = sent(8, 1);

        nextDay();
        assertThat(proven(backups)).isEqualTo(backups.subList(4, 8));
        nextDay();
        assertThat(proven(backups)).isEqualTo(backups.subList(6, 8));
    }

    @Test
    void whatItGaveUpIsNotSentAgain() {
        List<Manifest> backups = sent(4, 2);
        nextDay();

        scene.send();

        assertThat(proven(backups)).hasSize(2);
    }

    @Test
    void whatItWouldNotKeepIsNotSentAtAll() {
        scene.setup.save(CourierScene.store(CourierScene.NAS, last(2)), CourierScene.MINJI);
        List<Manifest> backups = List.of(scene.backup(), scene.backup(), scene.backup());

        scene.send();

        assertThat(scene.copies.find(backups.getFirst().id(), CourierScene.NAS)).isEmpty();
        assertThat(proven(backups.subList(1, 3))).hasSize(2);
    }

    @Test
    void aStoreThatOnlyGrowsIsLeftAlone() {
        List<Manifest> backups = sent(4, 2);
        scene.nas().appendOnly();

        nextDay();

        assertThat(proven(backups)).hasSize(4);
        assertThat(scene.service().stores().getFirst().grows()).isTrue();
        assertThat(scene.audit.newest("offsite.prune", 10)).isEmpty();
    }

    @Test
    void aCopyThatTurnsOutToBeLockedStaysProven() {
        List<Manifest> backups = sent(4, 2);
        scene.nas().locks();

        nextDay();

        assertThat(proven(backups)).hasSize(4);
        assertThat(scene.nas().paths()).hasSize(8);
        assertThat(scene.book.facts(CourierScene.NAS).grows()).isTrue();
    }

    @Test
    void aCopyIsKeptForAsLongAsTheBooksMustBeAlsoWhenItsFileHereIsGone() {
        BackupFolder folder = scene.folder;
        Manifest books = MortalFolder.take(
                folder,
                scene.clock.instant(),
                Reason.CLOSE,
                scene.clock.instant().plus(Duration.ofDays(3650)),
                true);
        scene.send();
        folder.delete(books.id());
        sent(3, 1);

        nextDay();
        nextDay();
        nextDay();

        assertThat(scene.copy(books).proven()).isTrue();
    }

    @Test
    void aPinHereHoldsTheCopyToo() {
        List<Manifest> backups = sent(4, 2);
        scene.folder.change(backups.getFirst().id(), manifest -> manifest.withPin(true));
        scene.send();
        scene.folder.delete(backups.getFirst().id());

        nextDay();

        assertThat(scene.copy(backups.getFirst()).proven()).isTrue();
        assertThat(scene.copy(backups.get(1)).proven()).isFalse();
    }

    @Test
    void theNewestCopyStaysWhateverThePolicySays() {
        List<Manifest> backups = sent(1, 1);
        scene.clock.advance(Duration.ofDays(4000));

        nextDay();

        assertThat(proven(backups)).hasSize(1);
    }

    @Test
    void aBackupThatGoesHereKeepsItsCopies() {
        List<Manifest> backups = sent(3, 5);
        scene.folder.delete(backups.getFirst().id());

        nextDay();
        scene.send();

        assertThat(proven(backups)).hasSize(3);
    }

    @Test
    void localRetentionMayRemoveWhatIsProvenElsewhereOrWasGivenUpThere() {
        List<Manifest> backups = sent(4, 2);
        nextDay();
        Manifest waiting = scene.backup();
        scene.book.pause(CourierScene.NAS, true);
        scene.send();

        assertThat(new ConfirmedByStores(scene.copies).of("finance"))
                .containsExactlyInAnyOrderElementsOf(
                        backups.stream().map(Manifest::id).toList())
                .doesNotContain(waiting.id());
        assertThat(new ConfirmedByStores(scene.copies).of("crm")).isEmpty();
    }

    @Test
    void withoutAPolicyEverythingStays() {
        List<Manifest> backups = List.of(scene.backup(), scene.backup(), scene.backup());
        scene.send();

        nextDay();

        assertThat(proven(backups)).hasSize(3);
    }
}
