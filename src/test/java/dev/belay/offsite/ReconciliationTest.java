package dev.belay.offsite;

import static dev.belay.testing.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.base.ErrorCode;
import dev.belay.offsite.CopyState.Damaged;
import dev.belay.offsite.CopyState.Missing;
import dev.belay.offsite.CopyState.Proven;
import dev.belay.offsite.CopyState.Removed;
import dev.belay.offsite.CopyState.Waiting;
import dev.belay.offsite.StoreException.Kind;
import dev.belay.vault.Manifest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconciliationTest {
    @TempDir
    private Path home;

    private CourierScene scene;

    @BeforeEach
    void open() {
        scene = new CourierScene(home, CourierScene.NAS);
    }

    private Manifest sent() {
        Manifest backup = scene.backup();
        scene.send();
        return backup;
    }

    private Reconciled compare() {
        scene.clock.advance(Duration.ofHours(1));
        return scene.service().reconcile(CourierScene.NAS, CourierScene.MINJI);
    }

    @Test
    void whatIsThereAsItWasIsSeen() {
        Manifest backup = sent();
        Instant proven = scene.clock.instant();

        Reconciled found = compare();

        assertThat(found).isEqualTo(new Reconciled(CourierScene.NAS, scene.clock.instant(), 1, 0, 0, 0));
        assertThat(scene.copy(backup).state()).isEqualTo(new Proven(proven, scene.clock.instant()));
        assertThat(scene.book.facts(CourierScene.NAS).compared()).isEqualTo(scene.clock.instant());
    }

    @Test
    void aFileThatIsGoneIsMissingAndNotSentAgainByItself() {
        Manifest backup = sent();
        scene.nas().lose(CourierScene.dump(backup));

        Reconciled found = compare();
        scene.send();

        assertThat(found.missing()).isOne();
        assertThat(scene.copy(backup).state()).isEqualTo(new Missing(scene.clock.instant()));
        assertThat(compare().missing()).as("it is told once").isZero();
    }

    @Test
    void aFileThatWasChangedIsDamaged() {
        Manifest backup = sent();
        scene.nas().alter(CourierScene.dump(backup));

        Reconciled found = compare();

        assertThat(found.damaged()).isOne();
        assertThat(scene.copy(backup).state()).isInstanceOf(Damaged.class);
    }

    @Test
    void aFileThatComesBackIsProvenAgain() throws Exception {
        Manifest backup = sent();
        scene.nas().alter(CourierScene.dump(backup));
        compare();
        scene.nas().alter(CourierScene.dump(backup));

        Reconciled found = compare();

        assertThat(found.returned()).isOne();
        assertThat(scene.copy(backup).state()).isEqualTo(new Proven(scene.clock.instant(), scene.clock.instant()));
    }

    @Test
    void whoeverAsksMaySendAMissingCopyAgain() {
        Manifest backup = sent();
        scene.nas().lose(CourierScene.dump(backup));
        compare();

        scene.service().retry(backup.id(), CourierScene.NAS, CourierScene.MINJI);
        assertThat(scene.copy(backup).state()).isInstanceOf(Waiting.class);
        scene.send();

        assertThat(scene.copy(backup).proven()).isTrue();
        assertThat(scene.nas().find(CourierScene.dump(backup))).isPresent();
    }

    @Test
    void whatIsProvenIsNotSentAgain() {
        Manifest backup = sent();

        refusal(ErrorCode.REFUSED, () -> scene.service().retry(backup.id(), CourierScene.NAS, CourierScene.MINJI));
    }

    @Test
    void aCopyWhoseBackupIsGoneHereCanOnlyBeGivenUp() {
        Manifest backup = sent();
        scene.folder.delete(backup.id());
        scene.nas().lose(CourierScene.dump(backup));
        compare();

        refusal(ErrorCode.NOT_FOUND, () -> scene.service().retry(backup.id(), CourierScene.NAS, CourierScene.MINJI));
        scene.service().giveUp(backup.id(), CourierScene.NAS, CourierScene.MINJI);

        assertThat(scene.copy(backup).state()).isEqualTo(new Removed(scene.clock.instant(), "given up by minji"));
    }

    @Test
    void onlyWhatIsLostIsGivenUp() {
        Manifest backup = sent();

        refusal(ErrorCode.REFUSED, () -> scene.service().giveUp(backup.id(), CourierScene.NAS, CourierScene.MINJI));
    }

    @Test
    void aSignInThatWasTakenBackIsNoticedWithinADay() {
        sent();
        scene.clock.advance(Duration.ofDays(1));
        scene.nas().failWith(new StoreException(Kind.REVOKED, "the sign-in was taken back", "connect it again"));

        scene.upkeep().tick();

        assertThat(scene.book.facts(CourierScene.NAS).problem())
                .isEqualTo(new StoreStatus.Problem(
                        scene.clock.instant(), "the sign-in was taken back", "connect it again"));
    }

    @Test
    void aStoreThatDoesNotAnswerIsAskedAgainInAnHour() {
        Manifest backup = sent();
        scene.nas().lose(CourierScene.dump(backup));
        scene.nas().failWith(StoreException.passing("it is busy", Duration.ofHours(9), null));

        scene.upkeep().tick();
        scene.upkeep().tick();
        assertThat(scene.copy(backup).proven()).isTrue();
        scene.clock.advance(Duration.ofHours(1));
        scene.upkeep().tick();

        assertThat(scene.copy(backup).state()).isInstanceOf(Missing.class);
    }

    @Test
    void aStoreIsComparedOnceADay() {
        scene.upkeep().tick();
        Manifest backup = sent();
        scene.nas().lose(CourierScene.dump(backup));

        scene.clock.advance(Duration.ofHours(22));
        scene.upkeep().tick();
        assertThat(scene.copy(backup).proven()).isTrue();
        scene.clock.advance(Duration.ofHours(2));
        scene.upkeep().tick();

        assertThat(scene.copy(backup).proven()).isFalse();
    }

    @Test
    void aManifestThatIsGoneFromTheStoreIsPutThereAgain() {
        Manifest backup = sent();
        scene.nas().lose(CourierScene.manifest(backup));

        compare();
        scene.send();

        assertThat(scene.nas().find(CourierScene.manifest(backup))).isPresent();
        assertThat(scene.copy(backup).proven()).isTrue();
        assertThat(scene.nas().order())
                .filteredOn(CourierScene.dump(backup)::equals)
                .hasSize(1);
    }

    @Test
    void ofTwoWhoCompareAStoreOneIsTold() {
        sent();
        try (var _ = scene.tools()
                .locks()
                .tryTake(Reconciliation.lock(CourierScene.NAS), "somebody", Instant.EPOCH)
                .orElseThrow()) {
            refusal(ErrorCode.BUSY, () -> scene.service().reconcile(CourierScene.NAS, CourierScene.MINJI));
        }
    }

    @Test
    void whoAsksForAStoreThatIsNotThereIsTold() {
        refusal(ErrorCode.NOT_FOUND, () -> scene.service().reconcile("moon", CourierScene.MINJI));
        refusal(ErrorCode.NOT_FOUND, () -> scene.service().pause("moon", CourierScene.MINJI));
        refusal(ErrorCode.NOT_FOUND, () -> scene.service().test("moon", CourierScene.MINJI));
    }
}
