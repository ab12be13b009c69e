package dev.belay.drive;

import static dev.belay.drive.DriveScene.PATH;
import static dev.belay.drive.DriveScene.put;
import static dev.belay.drive.DriveScene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.base.Secret;
import dev.belay.drive.DoubleFiles.Role;
import dev.belay.drive.Fault.Place;
import dev.belay.offsite.OffsiteSettings;
import dev.belay.offsite.Placed;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StoreException.Kind;
import dev.belay.offsite.Transfer;
import dev.belay.operation.CancelSignal;
import dev.belay.testing.MutableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what in Drive, and for how long. */
class DriveRightsTest {
    private final DriveScene scene = new DriveScene();
    private final DriveDouble drive = scene.drive;

    @AfterEach
    void close() {
        scene.close();
    }

    @ParameterizedTest
    @CsvSource({
        "STORAGE_FULL, FULL",
        "TOO_MANY_FILES, FULL",
        "NO_RIGHT, DENIED",
        "FOREIGN_FILE, DENIED",
        "API_OFF, DENIED"
    })
    void whatAPersonHasToSeeToIsSaidAtOnce(Fault fault, Kind kind) {
        for (Place place : List.of(Place.METADATA, Place.OPENING, Place.PART)) {
            drive.failNext(place, fault);

            StoreException refusal = refusal(() -> put(scene.store()));

            assertThat(refusal.kind()).as(place.name()).isEqualTo(kind);
            assertThat(refusal.hint()).isNotEmpty();
        }
    }

    @Test
    void aFullDriveIsToldWithItsFigures() {
        drive.files().limit(1_000_000);

        StoreException refusal = refusal(() -> put(scene.store()));

        assertThat(refusal.kind()).isEqualTo(Kind.FULL);
        assertThat(refusal).hasMessageContaining("0 B of 1.0 MB");
    }

    @Test
    void aConsentThatWasTakenBackIsSaidAtOnce() throws Exception {
        DriveStore store = scene.store();
        put(store);
        drive.tokens().revoke();

        StoreException refusal = refusal(() -> store.find(PATH));

        assertThat(refusal.kind()).isEqualTo(Kind.REVOKED);
        assertThat(refusal.hint()).contains("connect the store again");
    }

    @Test
    void aTokenIsRenewedBeforeItRunsOut() throws Exception {
        DriveStore store = scene.store();
        put(store);
        scene.clock.advance(Duration.ofMinutes(59));

        assertThat(store.find(PATH)).isPresent();
        assertThat(drive.tokens().given()).isEqualTo(2);
    }

    @Test
    void aServiceAccountWritesToASharedDrive() throws Exception {
        DriveStore store = scene.store(drive.serviceAccount(DoubleFiles.SHARED));

        Placed placed = put(store);

        store.prove(placed, Transfer.unwatched());
        assertThat(store.find(PATH)).isPresent();
        assertThat(store.place()).contains("shared drive");
        store.delete(placed.object());
        assertThat(store.list("finance")).isEmpty();
    }

    @Test
    void aServiceAccountHasNoDriveOfItsOwn() {
        drive.uploads().noQuota(parent -> !drive.files().isShared(parent));

        StoreException refusal = refusal(() -> put(scene.store(drive.serviceAccount(null))));

        assertThat(refusal.kind()).isEqualTo(Kind.DENIED);
        assertThat(refusal).hasMessageContaining("a service account has no storage of its own");
        assertThat(refusal.hint()).contains("shared drive");
    }

    @Test
    void aContributorAddsAndDeletesNothing() throws Exception {
        drive.files().role(Role.CONTRIBUTOR);
        DriveStore store = scene.store(drive.serviceAccount(DoubleFiles.SHARED));
        Placed placed = put(store);

        assertThat(refusal(() -> store.delete(placed.object())).kind()).isEqualTo(Kind.DENIED);
        scene.assertSent();
    }

    @Test
    void aContentManagerPutsIntoTheBin() throws Exception {
        drive.files().role(Role.CONTENT_MANAGER);
        DriveStore store = scene.store(drive.serviceAccount(DoubleFiles.SHARED));

        store.delete(put(store).object());

        assertThat(store.find(PATH)).isEmpty();
        assertThat(drive.files().named(PATH.name())).hasSize(1);
    }

    @Test
    void aKeyOfAServiceAccountThatWasTakenBackIsSaidAtOnce() {
        drive.tokens().revoke();

        assertThat(refusal(() -> put(scene.store(drive.serviceAccount(DoubleFiles.SHARED))))
                        .kind())
                .isEqualTo(Kind.REVOKED);
    }

    @Test
    void aTokenServerThatDoesNotAnswerPasses() {
        drive.failNext(Place.TOKEN, Fault.CUT);

        assertThat(refusal(() -> put(scene.store(drive.serviceAccount(DoubleFiles.SHARED))))
                        .kind())
                .isEqualTo(Kind.TRANSIENT);
    }

    @Test
    void whoCancelsWaitsForNoToken() {
        CancelSignal cancel = new CancelSignal();
        drive.failNext(Place.TOKEN, Fault.STALLED);
        drive.whenAsked(Place.TOKEN, cancel::raise);
        DriveStore store = scene.store(drive.serviceAccount(DoubleFiles.SHARED));

        StoreException refusal = refusal(() -> store.probe(new Transfer(_ -> {}, cancel, (_, _) -> {})));

        assertThat(refusal.kind()).isEqualTo(Kind.CANCELLED);
    }

    @Test
    void aWrongClockIsNamedInsteadOfTheKey() {
        drive.tokens().revoke();
        MutableClock late = MutableClock.at("2026-02-19T02:50:00Z");
        try (DriveStore store = new DriveStore(drive.serviceAccount(DoubleFiles.SHARED), late)) {
            StoreException refusal = refusal(store::folders);

            assertThat(refusal).hasMessageContaining("this machine's clock is 600 seconds behind Google's");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "canary",
                "[]",
                "{}",
                "{\"type\":\"authorized_user\",\"client_id\":\"canary\"}",
                "{\"type\":\"authorized_user\",\"client_id\":\"a\",\"client_secret\":\"canary\",\"refresh_token\":\"canary\","
                        + "\"token_uri\":\"file:///canary\"}",
                "{\"type\":\"service_account\",\"private_key\":\"canary\"}"
            })
    void credentialsThatAreNoneAreNamedAndNotShown(String json) {
        var settings = new OffsiteSettings.Drive("Belay", new Secret(json), null, null);

        StoreException refusal = refusal(() -> scene.store(settings).folders());

        assertThat(refusal.kind()).isEqualTo(Kind.BROKEN);
        assertThat(refusal).hasMessageContaining("credentials").hasNoCause();
        assertThat(refusal.sentence() + refusal.hint()).doesNotContain("canary");
    }
}
