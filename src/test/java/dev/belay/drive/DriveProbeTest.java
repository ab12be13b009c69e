package dev.belay.drive;

import static dev.belay.drive.DriveScene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.drive.DoubleFiles.Role;
import dev.belay.drive.Fault.Place;
import dev.belay.offsite.Probe;
import dev.belay.offsite.StoreException.Kind;
import dev.belay.offsite.Transfer;
import dev.belay.testing.MutableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DriveProbeTest {
    private final DriveScene scene = new DriveScene();
    private final DriveDouble drive = scene.drive;

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void tellsTheRoomThatIsLeftAndLeavesNothing() throws Exception {
        drive.files().limit(15_000_000);

        Probe probe = scene.store().probe(Transfer.unwatched());

        assertThat(probe).isEqualTo(new Probe(true, 15_000_000L, Duration.ZERO, List.of()));
        assertThat(drive.files().all()).allMatch(DoubleFiles.Entry::isFolder);
    }

    @Test
    void aDriveWithoutALimitTellsNoRoom() throws Exception {
        assertThat(scene.store().probe(Transfer.unwatched()).bytesFree()).isNull();
    }

    @Test
    void theClocksAreCompared() throws Exception {
        MutableClock ahead = MutableClock.at("2026-02-19T03:03:00Z");
        try (DriveStore store = new DriveStore(drive.settings("Belay"), ahead)) {
            assertThat(store.probe(Transfer.unwatched()).clockAhead()).isEqualTo(Duration.ofMinutes(3));
        }
    }

    @Test
    void aSignInThatEndsAfterSevenDaysIsNoted() throws Exception {
        drive.tokens().endSignInsAfter(Duration.ofDays(7));

        assertThat(scene.store().probe(Transfer.unwatched()).notes())
                .singleElement()
                .asString()
                .contains("2026-02-26", "publish the consent screen");
    }

    @Test
    void whereNothingCanBeDeletedOneFileServesForEveryProbe() throws Exception {
        drive.files().role(Role.CONTRIBUTOR);
        DriveStore store = scene.store(drive.serviceAccount(DoubleFiles.SHARED));

        assertThat(store.probe(Transfer.unwatched()).deletes()).isFalse();
        assertThat(store.probe(Transfer.unwatched()).deletes()).isFalse();

        assertThat(drive.files().all()).filteredOn(entry -> !entry.isFolder()).hasSize(1);
        assertThat(store.list("")).isEmpty();
    }

    @Test
    void aBinIsNoted() throws Exception {
        drive.files().role(Role.CONTENT_MANAGER);

        Probe probe = scene.store(drive.serviceAccount(DoubleFiles.SHARED)).probe(Transfer.unwatched());

        assertThat(probe.deletes()).isTrue();
        assertThat(probe.notes()).singleElement().asString().contains("bin of the shared drive");
    }

    @Test
    void aDriveThatGivesBackSomethingElseIsDamaged() {
        drive.whenAsked(Place.DOWNLOAD, () -> drive.alter(".belay-probe"));

        assertThat(refusal(() -> scene.store().probe(Transfer.unwatched())).kind())
                .isEqualTo(Kind.DAMAGED);
    }

    @Test
    void aFullDriveIsSaid() {
        drive.files().limit(0);

        assertThat(refusal(() -> scene.store().probe(Transfer.unwatched())).kind())
                .isEqualTo(Kind.FULL);
    }
}
