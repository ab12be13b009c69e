package dev.belay.offsite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.offsite.StoreException.Kind;
import dev.belay.operation.CancelSignal;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What everybody who uses a store relies on. */
public abstract class OffsiteStoreContract {
    private static final StorePath PATH = new StorePath("finance", "finance_20260219T020000+0900_close_7k3q.sql.zst");
    private static final int MIB = 1024 * 1024;

    /** An empty store; the same one each time within one test. */
    protected abstract OffsiteStore store() throws Exception;

    /** Changes a byte of what lies at {@code path}, and not its length, behind the back of the store. */
    protected abstract void alter(StorePath path) throws Exception;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 65_536, 262_144, 262_145, 3 * MIB, 9 * MIB + 17})
    void aFileComesBackAsItWasSent(int bytes) throws Exception {
        RandomContent content = RandomContent.of(bytes, bytes);

        Placed placed = put(PATH, content);

        assertThat(placed.sent()).isEqualTo(fingerprint(placed, content));
        assertThat(store().find(PATH)).hasValueSatisfying(found -> {
            assertThat(found.ref()).isEqualTo(placed.object().ref());
            assertThat(found.bytes()).isEqualTo(placed.sent().bytes());
            assertThat(found.stamp()).isEqualTo(placed.object().stamp());
        });
        assertThat(read(PATH, 0)).isEqualTo(content.all());
        store().prove(placed, Transfer.unwatched());
    }

    /** Of what lies in the store; a store that encrypts sends other bytes than those it was given. */
    protected Fingerprint fingerprint(Placed placed, Content content) throws Exception {
        return content.fingerprint();
    }

    /** Where a file lies that was sent to {@code path}; a store that encrypts gives it another name. */
    protected StorePath lying(StorePath path) {
        return path;
    }

    @Test
    void aFileIsReadFromTheMiddle() throws Exception {
        RandomContent content = RandomContent.of(700_001, 3);
        put(PATH, content);

        byte[] rest = read(PATH, 65_537);

        assertThat(rest).isEqualTo(Arrays.copyOfRange(content.all(), 65_537, 700_001));
    }

    @Test
    void foldersAndTheirFilesAreListed() throws Exception {
        put(PATH, RandomContent.of(10, 1));
        put(new StorePath("finance", "other.json"), RandomContent.of(11, 2));
        put(new StorePath("회계", "백업.json"), RandomContent.of(12, 3));
        put(StorePath.top("README.txt"), RandomContent.of(13, 4));

        assertThat(store().folders()).containsExactlyInAnyOrder("finance", "회계");
        assertThat(store().list("finance"))
                .extracting(StoredObject::path)
                .containsExactlyInAnyOrder(lying(PATH), lying(new StorePath("finance", "other.json")));
        assertThat(store().list("회계"))
                .extracting(StoredObject::path)
                .containsExactly(lying(new StorePath("회계", "백업.json")));
        assertThat(store().list("")).extracting(StoredObject::path).containsExactly(lying(StorePath.top("README.txt")));
        assertThat(store().list("nowhere")).isEmpty();
    }

    @Test
    void anEmptyStoreHasNothing() throws Exception {
        assertThat(store().folders()).isEmpty();
        assertThat(store().list("")).isEmpty();
        assertThat(store().find(PATH)).isEmpty();
    }

    @Test
    void theSameFileTwiceIsThereOnce() throws Exception {
        Placed first = put(PATH, RandomContent.of(5000, 1));
        Placed again = put(PATH, RandomContent.of(5000, 1));

        assertThat(store().list("finance")).hasSize(1);
        store().prove(again, Transfer.unwatched());
        assertThat(again.object().bytes()).isEqualTo(first.object().bytes());
    }

    @Test
    void anotherFileTakesThePlaceOfTheOneBefore() throws Exception {
        put(PATH, RandomContent.of(5000, 1));
        RandomContent other = RandomContent.of(6000, 2);

        Placed placed = put(PATH, other);

        assertThat(store().list("finance")).hasSize(1);
        assertThat(read(PATH, 0)).isEqualTo(other.all());
        store().prove(placed, Transfer.unwatched());
    }

    @Test
    void aFileThatIsNotWhatItShouldBeNeverAppears() throws Exception {
        assertRefused(Kind.SOURCE, () -> put(PATH, RandomContent.wrong(MIB + 1, 5)));

        assertThat(store().find(PATH)).isEmpty();
        assertThat(store().list("finance")).isEmpty();
    }

    @Test
    void whatIsCancelledIsNotThereAndGoesOnLater() throws Exception {
        MemoryBookmark bookmark = new MemoryBookmark();
        CancelSignal cancel = new CancelSignal();
        Transfer ending = new Transfer(moved -> {}, cancel, (bytes, signal) -> cancel.raise());
        assertRefused(Kind.CANCELLED, () -> store().put(PATH, RandomContent.of(9 * MIB, 6), bookmark, ending));
        assertThat(store().find(PATH)).isEmpty();

        Placed placed = store().put(PATH, RandomContent.of(9 * MIB, 6), bookmark, Transfer.unwatched());

        store().prove(placed, Transfer.unwatched());
        assertThat(bookmark.read()).isEmpty();
        assertThat(store().list("finance")).hasSize(1);
    }

    @Test
    void progressReachesTheEndAndNeverGoesPastIt() throws Exception {
        List<Long> moved = new ArrayList<>();
        RandomContent content = RandomContent.of(9 * MIB, 7);

        Placed placed = store().put(
                        PATH,
                        content,
                        new MemoryBookmark(),
                        new Transfer(moved::add, new CancelSignal(), (bytes, signal) -> {}));

        assertThat(moved).isSorted().last().isEqualTo(placed.sent().bytes());
    }

    @Test
    void everyByteIsAskedForBeforeItIsMoved() throws Exception {
        List<Integer> asked = new ArrayList<>();

        Placed placed = store().put(
                        PATH,
                        RandomContent.of(9 * MIB, 8),
                        new MemoryBookmark(),
                        new Transfer(moved -> {}, new CancelSignal(), (bytes, signal) -> asked.add(bytes)));

        assertThat(asked.stream().mapToLong(Integer::longValue).sum())
                .isGreaterThanOrEqualTo(placed.sent().bytes());
    }

    @Test
    void aCopyThatWasAlteredIsNoticed() throws Exception {
        Placed placed = put(PATH, RandomContent.of(100_000, 9));

        alter(PATH);

        assertRefused(Kind.DAMAGED, () -> store().prove(placed, Transfer.unwatched()));
    }

    @Test
    void aCopyThatIsGoneIsNoticed() throws Exception {
        Placed placed = put(PATH, RandomContent.of(100_000, 10));

        store().delete(placed.object());

        assertThat(store().find(PATH)).isEmpty();
        assertRefused(Kind.MISSING, () -> store().prove(placed, Transfer.unwatched()));
        assertRefused(Kind.MISSING, () -> readAll(placed.object(), 0));
        store().delete(placed.object());
    }

    @Test
    void aProbeLeavesNothing() throws Exception {
        Probe probe = store().probe(Transfer.unwatched());

        assertThat(probe.deletes()).isTrue();
        assertThat(store().list("")).isEmpty();
        assertThat(store().folders()).isEmpty();
    }

    protected final Placed put(StorePath path, Content content) throws Exception {
        return store().put(path, content, new MemoryBookmark(), Transfer.unwatched());
    }

    protected final byte[] read(StorePath path, long offset) throws Exception {
        return readAll(store().find(path).orElseThrow(), offset);
    }

    private byte[] readAll(StoredObject object, long offset) throws Exception {
        try (InputStream in = store().open(object, offset)) {
            return in.readAllBytes();
        }
    }

    protected static void assertRefused(Kind kind, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }
}
