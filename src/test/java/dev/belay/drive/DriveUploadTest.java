package dev.belay.drive;

import static dev.belay.drive.DriveScene.PART;
import static dev.belay.drive.DriveScene.PATH;
import static dev.belay.drive.DriveScene.content;
import static dev.belay.drive.DriveScene.put;
import static dev.belay.drive.DriveScene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.drive.Fault.Place;
import dev.belay.offsite.MemoryBookmark;
import dev.belay.offsite.Placed;
import dev.belay.offsite.RandomContent;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StoreException.Kind;
import dev.belay.offsite.Transfer;
import dev.belay.operation.CancelSignal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts, sessions, and what becomes of them. */
class DriveUploadTest {
    private final DriveScene scene = new DriveScene();
    private final DriveDouble drive = scene.drive;
    private final MemoryBookmark bookmark = new MemoryBookmark();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void aPartOfWhichAPrefixWasKeptGoesOnBehindIt() throws Exception {
        drive.failNext(Place.PART, Fault.PREFIX_KEPT, Fault.PREFIX_KEPT);
        List<Long> moved = new ArrayList<>();

        scene.store().put(PATH, content(), bookmark, new Transfer(moved::add, new CancelSignal(), (_, _) -> {}));

        scene.assertSent();
        assertThat(drive.uploads().received()).isLessThanOrEqualTo(content().bytes() + 2L * PART);
        assertThat(moved).isSorted().last().isEqualTo(content().bytes());
    }

    @Test
    void aPartOfWhichNothingWasKeptIsSentAgain() throws Exception {
        drive.failNext(Place.PART, Fault.NOTHING_KEPT);
        DriveStore store = scene.store();
        assertThat(refusal(() -> put(store, bookmark)).kind()).isEqualTo(Kind.TRANSIENT);

        put(store, bookmark);

        scene.assertSent();
        assertThat(drive.uploads().received()).isEqualTo(content().bytes() + PART);
    }

    @Test
    void anotherProcessGoesOnWhereDriveStands() throws Exception {
        drive.failNext(Place.PART, Fault.PREFIX_KEPT, Fault.PREFIX_KEPT, Fault.CUT_IN_PART);
        assertThat(refusal(() -> put(scene.store(), bookmark)).kind()).isEqualTo(Kind.TRANSIENT);

        put(scene.store(), bookmark);

        scene.assertSent();
        assertThat(drive.uploads().opened()).isEqualTo(1);
        assertThat(drive.uploads().received()).isLessThanOrEqualTo(content().bytes() + 3L * PART);
        assertThat(bookmark.read()).isEmpty();
    }

    @Test
    void whenOnlyTheAnswerWasLostNothingIsSentTwice() throws Exception {
        DriveStore store = scene.store(drive.settings("Belay"));
        RandomContent small = RandomContent.of(100, 1);
        drive.failNext(Place.PART, Fault.REPLY_LOST);
        assertThat(refusal(() -> store.put(PATH, small, bookmark, Transfer.unwatched()))
                        .kind())
                .isEqualTo(Kind.TRANSIENT);

        Placed placed = store.put(PATH, small, bookmark, Transfer.unwatched());

        store.prove(placed, Transfer.unwatched());
        assertThat(drive.contents(PATH.name())).containsExactly(small.all());
        assertThat(drive.uploads().received()).isEqualTo(100);
    }

    @ParameterizedTest
    @EnumSource(names = {"SESSION_GONE", "SESSION_NOT_FOUND"})
    void whenTheAnswerWasLostAndTheSessionIsGoneNothingIsSentTwice(Fault gone) throws Exception {
        DriveStore store = scene.store();
        RandomContent small = RandomContent.of(100, 1);
        drive.failNext(Place.PART, Fault.REPLY_LOST);
        drive.failNext(Place.ASKING, gone);
        refusal(() -> store.put(PATH, small, bookmark, Transfer.unwatched()));

        store.put(PATH, small, bookmark, Transfer.unwatched());

        assertThat(drive.contents(PATH.name())).containsExactly(small.all());
        assertThat(drive.uploads().received()).isEqualTo(100);
    }

    @ParameterizedTest
    @EnumSource(names = {"SESSION_GONE", "SESSION_NOT_FOUND"})
    void anUploadWhoseSessionEndedBeginsAnewUnderTheSameId(Fault gone) throws Exception {
        DriveStore store = scene.store();
        drive.failNext(Place.PART, Fault.PREFIX_KEPT, gone);
        assertThat(refusal(() -> put(store, bookmark)).kind()).isEqualTo(Kind.TRANSIENT);
        String id = UploadMark.read(bookmark, PATH.toString(), content().bytes())
                .orElseThrow()
                .id();

        Placed placed = put(store, bookmark);

        scene.assertSent();
        assertThat(placed.object().ref()).isEqualTo(id);
        assertThat(drive.uploads().opened()).isEqualTo(2);
    }

    @Test
    void aTokenThatIsRefusedInTheMiddleIsRenewedOnce() throws Exception {
        drive.failNext(Place.PART, Fault.PREFIX_KEPT, Fault.UNAUTHORIZED);

        put(scene.store());

        scene.assertSent();
        assertThat(drive.tokens().given()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no address", "ftp://127.0.0.1/", "http:", "https://127.0.0.1:1/", ""})
    void aMarkWithAnAddressOfNoUseBeginsAnew(String address) throws Exception {
        refuse();
        UploadMark mark =
                UploadMark.read(bookmark, PATH.toString(), content().bytes()).orElseThrow();
        mark.at(address).write(bookmark);

        put(scene.store(), bookmark);

        scene.assertSent();
    }

    private void refuse() {
        drive.failNext(Place.OPENING, Fault.UNAVAILABLE);
        assertThat(refusal(() -> put(scene.store(), bookmark)).kind()).isEqualTo(Kind.TRANSIENT);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {
                "RATE_LIMIT",
                "USER_RATE_LIMIT",
                "TOO_MANY",
                "INTERNAL_ERROR",
                "BAD_GATEWAY",
                "UNAVAILABLE",
                "GATEWAY_TIMEOUT"
            })
    void whatPassesIsSaidToPassWhereverItHappens(Fault fault) throws Exception {
        List<Place> places = List.of(Place.METADATA, Place.OPENING, Place.PART, Place.ASKING);
        places.forEach(place -> drive.failNext(place, fault));
        DriveStore store = scene.store();
        for (Place _ : places) {
            StoreException refusal = refusal(() -> put(store, bookmark));
            assertThat(refusal.kind()).isEqualTo(Kind.TRANSIENT);
            if (fault == Fault.TOO_MANY) {
                assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(7));
            }
        }

        put(store, bookmark);

        scene.assertSent();
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENING", "PART", "TOKEN"})
    void aConnectionThatBreaksOffIsSaidToPass(Place place) throws Exception {
        drive.failNext(place, Fault.CUT);
        DriveStore store = scene.store();
        assertThat(refusal(() -> put(store, bookmark)).kind()).isEqualTo(Kind.TRANSIENT);

        put(store, bookmark);

        scene.assertSent();
    }

    @Test
    void anAnswerThatNeverComesIsGivenUp() {
        drive.failNext(Place.PART, Fault.STALLED);

        StoreException refusal = refusal(() -> put(scene.store(drive.settings("Belay"), Duration.ofMillis(300))));

        assertThat(refusal.kind()).isEqualTo(Kind.TRANSIENT);
    }

    @Test
    void whoCancelsWaitsForNoAnswer() {
        CancelSignal cancel = new CancelSignal();
        drive.failNext(Place.PART, Fault.STALLED);
        drive.whenAsked(Place.PART, cancel::raise);

        StoreException refusal = refusal(() -> scene.store(drive.settings("Belay"), Duration.ofMinutes(10))
                .put(PATH, content(), bookmark, new Transfer(_ -> {}, cancel, (_, _) -> {})));

        assertThat(refusal.kind()).isEqualTo(Kind.CANCELLED);
    }

    @Test
    void aMarkOfAnotherUploadIsPassedOver() throws Exception {
        bookmark.write(new UploadMark("finance/other", 3, "file-id-9", null, "http://127.0.0.1:1/").toString());

        put(scene.store(), bookmark);

        scene.assertSent();
    }

    @Test
    void aContentThatTurnsOutWrongLeavesNoMark() {
        StoreException refusal = refusal(
                () -> scene.store().put(PATH, RandomContent.wrong(3 * PART, 2), bookmark, Transfer.unwatched()));

        assertThat(refusal.kind()).isEqualTo(Kind.SOURCE);
        assertThat(bookmark.read()).isEmpty();
        assertThat(drive.contents(PATH.name())).isEmpty();
    }
}
