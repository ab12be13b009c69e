package dev.belay.drive;

import static dev.belay.drive.DriveScene.PATH;
import static dev.belay.drive.DriveScene.content;
import static dev.belay.drive.DriveScene.put;
import static dev.belay.drive.DriveScene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.drive.DoubleFiles.Entry;
import dev.belay.drive.Fault.Place;
import dev.belay.offsite.MemoryBookmark;
import dev.belay.offsite.Placed;
import dev.belay.offsite.RandomContent;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StoreException.Kind;
import dev.belay.offsite.StorePath;
import dev.belay.offsite.StoredObject;
import dev.belay.offsite.Transfer;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What lies in Drive, and what people do to it. */
class DriveStandingTest {
    private final DriveScene scene = new DriveScene();
    private final DriveDouble drive = scene.drive;

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void aFileInTheBinIsNoCopy() throws Exception {
        DriveStore store = scene.store();
        Placed placed = put(store);
        drive.trash(PATH.name());

        assertThat(store.find(PATH)).isEmpty();
        assertThat(store.list("finance")).isEmpty();
        assertThat(refusal(() -> store.prove(placed, Transfer.unwatched())).kind())
                .isEqualTo(Kind.MISSING);
        put(store);
        scene.assertSent();
    }

    @Test
    void aFolderInTheBinIsMadeAnew() throws Exception {
        put(scene.store());
        drive.trash("finance");

        put(scene.store());

        assertThat(scene.store().list("finance")).hasSize(1);
    }

    @Test
    void aStoreOlderThanDigestsIsReadBackWhole() throws Exception {
        drive.files().forgetDigests();
        DriveStore store = scene.store();
        Placed placed = put(store);
        store.prove(placed, Transfer.unwatched());

        drive.alter(PATH.name());

        assertThat(refusal(() -> store.prove(placed, Transfer.unwatched())).kind())
                .isEqualTo(Kind.DAMAGED);
    }

    @Test
    void ofSeveralFilesWithOneNameTheOldestIsMeant() throws Exception {
        Placed placed = put(scene.store());
        scene.clock.advance(Duration.ofMinutes(1));
        Entry folder = drive.files().named("finance").getFirst();
        drive.files().add(PATH.name(), folder.id, false);

        assertThat(scene.store().find(PATH))
                .map(StoredObject::ref)
                .contains(placed.object().ref());
    }

    @Test
    void filesInFoldersOfTheSameNameAreAllFound() throws Exception {
        put(scene.store());
        Entry top = drive.files().named("Belay").getFirst();
        Entry twin = drive.files().add("finance", top.id, true);
        drive.files().add("other.json", twin.id, false);

        assertThat(scene.store().list("finance")).hasSize(2);
        assertThat(scene.store().folders()).containsExactly("finance");
    }

    @Test
    void whatPeoplePutThereUnderNamesOfTheirOwnIsPassedOver() throws Exception {
        put(scene.store());
        Entry top = drive.files().named("Belay").getFirst();
        drive.files().add("Read me (2).txt", top.id, false);
        drive.files().add("photos of 2025", top.id, true);

        assertThat(scene.store().list("")).isEmpty();
        assertThat(scene.store().folders()).containsExactly("finance");
    }

    @Test
    void longListsComeInPages() throws Exception {
        DriveStore store = scene.store();
        for (int i = 0; i < 8; i++) {
            store.put(
                    new StorePath("finance", "f" + i),
                    RandomContent.of(3, i),
                    new MemoryBookmark(),
                    Transfer.unwatched());
        }

        assertThat(store.list("finance")).hasSize(8);
    }

    @Test
    void twoThatBeginAtOnceMakeOneFolder() throws Exception {
        DriveStore store = scene.store();
        List<Callable<Placed>> puts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            StorePath path = new StorePath("finance", "f" + i);
            puts.add(() -> store.put(path, RandomContent.of(3, 1), new MemoryBookmark(), Transfer.unwatched()));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Placed> each : threads.invokeAll(puts)) {
                assertThat(each.get().object().bytes()).isEqualTo(3);
            }
        }

        assertThat(drive.files().named("finance")).hasSize(1);
        assertThat(drive.files().named("Belay")).hasSize(1);
    }

    @Test
    void aFolderMayBeCalledAnything() throws Exception {
        DriveStore store = scene.store(drive.settings("Bob's \\ and = 'x' in parents"));

        put(store);

        assertThat(store.list("finance")).hasSize(1);
    }

    @Test
    void aDownloadThatBreaksOffGoesOnBehindWhatCame() throws Exception {
        DriveStore store = scene.store();
        StoredObject object = put(store).object();
        drive.failNext(Place.DOWNLOAD, Fault.HALF);
        byte[] buffer = new byte[(int) object.bytes()];
        int came = 0;
        try (InputStream in = store.open(object, 0)) {
            StoreException refusal = null;
            while (refusal == null) {
                int at = came;
                int[] count = new int[1];
                refusal = refusal(() -> count[0] = in.read(buffer, at, buffer.length - at));
                came += count[0];
            }
            assertThat(refusal.kind()).isEqualTo(Kind.TRANSIENT);
        }
        assertThat(came).isBetween(1, buffer.length - 1);

        try (InputStream in = store.open(object, came)) {
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(content().all(), came, buffer.length));
        }
        assertThat(Arrays.copyOf(buffer, came))
                .isEqualTo(Arrays.copyOf(content().all(), came));
    }

    @Test
    void aDownloadThatStandsStillIsGivenUp() throws Exception {
        StoredObject object = put(scene.store()).object();
        drive.failNext(Place.DOWNLOAD, Fault.STALLED);

        StoreException refusal = refusal(() ->
                scene.store(drive.settings("Belay"), Duration.ofMillis(300)).open(object, 0));

        assertThat(refusal.kind()).isEqualTo(Kind.TRANSIENT);
    }

    @Test
    void whatLiesBehindTheEndIsEmptyAndAShorterFileIsDamaged() throws Exception {
        DriveStore store = scene.store();
        StoredObject object = put(store).object();
        try (InputStream in = store.open(object, object.bytes())) {
            assertThat(in.readAllBytes()).isEmpty();
        }
        drive.files().named(PATH.name()).getFirst().bytes = new byte[5];

        assertThat(refusal(() -> store.open(object, 5).close()).kind()).isEqualTo(Kind.DAMAGED);
    }
}
