package dev.belay.offsite.age;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.base.Secret;
import dev.belay.offsite.Content;
import dev.belay.offsite.Fingerprint;
import dev.belay.offsite.MemoryBookmark;
import dev.belay.offsite.MemoryStore;
import dev.belay.offsite.OffsiteStore;
import dev.belay.offsite.OffsiteStoreContract;
import dev.belay.offsite.Placed;
import dev.belay.offsite.RandomContent;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StoreException.Kind;
import dev.belay.offsite.StorePath;
import dev.belay.offsite.Transfer;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class EncryptingStoreTest extends OffsiteStoreContract {
    private static final StorePath PATH = new StorePath("finance", "dump.sql.zst");
    private static final int MIB = 1024 * 1024;

    private final AgeKeyPair pair = AgeKeyPair.make();
    private final MemoryStore inner = new MemoryStore();

    @Override
    protected OffsiteStore store() {
        return with(pair.secret());
    }

    private EncryptingStore with(Secret key) {
        return new EncryptingStore(inner, new Recipients(List.of(pair.recipient())), key);
    }

    @Override
    protected void alter(StorePath path) {
        inner.alter(path.plus(".age"));
    }

    @Override
    protected StorePath lying(StorePath path) {
        return path.plus(".age");
    }

    @Override
    protected Fingerprint fingerprint(Placed placed, Content content) throws Exception {
        byte[] lying;
        try (InputStream in = inner.open(placed.object(), 0)) {
            lying = in.readAllBytes();
        }
        assertThat((long) lying.length).isGreaterThan(content.bytes());
        return RandomContent.of(lying).fingerprint();
    }

    @Test
    void anUploadThatWasCutShortGoesOnInAnotherProcess() throws Exception {
        MemoryBookmark bookmark = new MemoryBookmark();
        inner.failWith(StoreException.passing("cut", null, null));
        assertRefused(
                Kind.TRANSIENT, () -> store().put(PATH, RandomContent.of(3 * MIB, 1), bookmark, Transfer.unwatched()));

        Placed placed = store().put(PATH, RandomContent.of(3 * MIB, 1), bookmark, Transfer.unwatched());

        assertThat(inner.taken()).isEqualTo(placed.sent().bytes());
        assertThat(read(PATH, 0)).isEqualTo(RandomContent.of(3 * MIB, 1).all());
        assertThat(bookmark.read()).isEmpty();
    }

    @Test
    void noOtherFileIsEncryptedWithTheKeyOfOneThatWasCutShort() throws Exception {
        MemoryBookmark bookmark = new MemoryBookmark();
        inner.failWith(StoreException.passing("cut", null, null));
        assertRefused(
                Kind.TRANSIENT, () -> store().put(PATH, RandomContent.of(3 * MIB, 1), bookmark, Transfer.unwatched()));
        String before = bookmark.read().orElseThrow().split("\n", -1)[1];
        inner.failWith(StoreException.passing("cut", null, null));

        assertRefused(
                Kind.TRANSIENT, () -> store().put(PATH, RandomContent.of(3 * MIB, 2), bookmark, Transfer.unwatched()));

        assertThat(bookmark.read().orElseThrow().split("\n", -1)[1]).isNotEqualTo(before);
        store().put(PATH, RandomContent.of(3 * MIB, 2), bookmark, Transfer.unwatched());
        assertThat(read(PATH, 0)).isEqualTo(RandomContent.of(3 * MIB, 2).all());
    }

    @Test
    void whatIsNotTheFileThatItShouldBeLeavesNoKeyBehind() {
        MemoryBookmark bookmark = new MemoryBookmark();

        assertRefused(
                Kind.SOURCE, () -> store().put(PATH, RandomContent.wrong(3 * MIB, 1), bookmark, Transfer.unwatched()));

        assertThat(bookmark.read()).isEmpty();
    }

    @Test
    void whatLiesThereUnencryptedIsReadAsItIs() throws Exception {
        RandomContent plain = RandomContent.of(1000, 3);
        inner.put(PATH, plain, new MemoryBookmark(), Transfer.unwatched());

        assertThat(read(PATH, 0)).isEqualTo(plain.all());
    }

    @Test
    void anotherKeyOpensNothing() throws Exception {
        put(PATH, RandomContent.of(1000, 4));

        try (EncryptingStore other = with(AgeKeyPair.make().secret())) {
            assertRefused(Kind.DENIED, () -> other.open(other.find(PATH).orElseThrow(), 0));
        }
    }
}
