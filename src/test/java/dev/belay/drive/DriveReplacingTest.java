package dev.belay.drive;

import static dev.belay.drive.DriveScene.PATH;
import static dev.belay.drive.DriveScene.put;
import static dev.belay.drive.DriveScene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.drive.Fault.Place;
import dev.belay.offsite.MemoryBookmark;
import dev.belay.offsite.Placed;
import dev.belay.offsite.RandomContent;
import dev.belay.offsite.StoreException.Kind;
import dev.belay.offsite.Transfer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What lies there already, also in the way of what is sent. */
class DriveReplacingTest {
    private final DriveScene scene = new DriveScene();
    private final DriveDouble drive = scene.drive;
    private final MemoryBookmark bookmark = new MemoryBookmark();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void aFileThatDriveSpoiltIsDeletedAndSentAgain() throws Exception {
        DriveStore store = scene.store();
        drive.failNext(Place.PART, Fault.WRONG_CONTENT);
        assertThat(refusal(() -> put(store, bookmark)).kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(drive.contents(PATH.name())).isEmpty();

        put(store, bookmark);

        scene.assertSent();
    }

    @Test
    void whereNothingCanBeDeletedASpoiltFileIsReplaced() throws Exception {
        drive.files().role(DoubleFiles.Role.CONTRIBUTOR);
        DriveStore store = scene.store();
        drive.failNext(Place.PART, Fault.WRONG_CONTENT);
        assertThat(refusal(() -> put(store, bookmark)).kind()).isEqualTo(Kind.TRANSIENT);

        put(store, bookmark);

        scene.assertSent();
    }

    @Test
    void aSpoiltFileThatHasGoodVersionsStays() throws Exception {
        DriveStore store = scene.store();
        store.put(PATH, RandomContent.of(500, 9), new MemoryBookmark(), Transfer.unwatched());
        drive.failNext(Place.PART, Fault.WRONG_CONTENT);
        assertThat(refusal(() -> put(store, bookmark)).kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(drive.contents(PATH.name())).hasSize(1);

        put(store, bookmark);

        scene.assertSent();
    }

    @Test
    void aFileThatIsThereAlreadyIsNotSentAgainWithoutAMark() throws Exception {
        put(scene.store());
        long received = drive.uploads().received();

        put(scene.store());

        assertThat(drive.uploads().received()).isEqualTo(received);
        scene.assertSent();
    }

    @Test
    void anotherFileTakesThePlaceUnderTheSameIdAndTheFirstStaysAsAVersion() throws Exception {
        DriveStore store = scene.store();
        Placed first = store.put(PATH, RandomContent.of(500, 9), bookmark, Transfer.unwatched());

        Placed second = put(store);

        scene.assertSent();
        assertThat(second.object().ref()).isEqualTo(first.object().ref());
        assertThat(second.object().stamp()).isNotEqualTo(first.object().stamp());
        assertThat(drive.files().named(PATH.name()).getFirst().pinned).isTrue();
    }

    @Test
    void aFileThatWasTrashedWhileItWasSentIsSentAgain() throws Exception {
        DriveStore store = scene.store();
        RandomContent small = RandomContent.of(100, 1);
        drive.failNext(Place.PART, Fault.REPLY_LOST);
        drive.failNext(Place.ASKING, Fault.SESSION_GONE);
        refusal(() -> store.put(PATH, small, bookmark, Transfer.unwatched()));
        drive.trash(PATH.name());
        assertThat(refusal(() -> store.put(PATH, small, bookmark, Transfer.unwatched()))
                        .kind())
                .isEqualTo(Kind.TRANSIENT);

        store.put(PATH, small, bookmark, Transfer.unwatched());

        assertThat(drive.contents(PATH.name())).containsExactly(small.all());
    }
}
