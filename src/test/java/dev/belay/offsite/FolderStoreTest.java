package dev.belay.offsite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.offsite.StoreException.Kind;
import dev.belay.operation.CancelSignal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest extends OffsiteStoreContract {
    private static final StorePath DUMP = new StorePath("finance", "a.sql.zst");
    private static final int BYTES = 3 * 1024 * 1024 + 7;

    @TempDir
    private Path disk;

    private Path folder = Path.of("unset");
    private FolderStore store = new FolderStore(folder);

    @BeforeEach
    void makeTheFolder() throws IOException {
        folder = Files.createDirectory(disk.resolve("copies"));
        store = new FolderStore(folder);
    }

    @Override
    protected OffsiteStore store() {
        return store;
    }

    @Override
    protected void alter(StorePath path) throws IOException {
        flip(folder.resolve(path.folder()).resolve(path.name()), 50_000);
    }

    @Test
    void aFolderThatIsNotThereIsNotMade() {
        FolderStore unmounted = new FolderStore(disk.resolve("nas"));

        assertRefused(
                Kind.TRANSIENT,
                () -> unmounted.put(DUMP, RandomContent.of(10, 1), new MemoryBookmark(), Transfer.unwatched()));
        assertRefused(Kind.TRANSIENT, () -> unmounted.list(""));
        assertRefused(Kind.TRANSIENT, () -> unmounted.folders());
        assertRefused(Kind.TRANSIENT, () -> unmounted.find(DUMP));
        assertRefused(Kind.TRANSIENT, () -> unmounted.probe(Transfer.unwatched()));
        assertThat(disk.resolve("nas")).doesNotExist();
    }

    @Test
    void anUploadGoesOnWhereItWasCut() throws Exception {
        cut(2);
        List<Integer> moved = new ArrayList<>();

        store.put(
                DUMP,
                RandomContent.of(BYTES, 1),
                new MemoryBookmark(),
                new Transfer(bytes -> {}, new CancelSignal(), (bytes, signal) -> moved.add(bytes)));

        assertThat(moved.stream().mapToLong(Integer::longValue).sum()).isEqualTo(BYTES - 2 * 1024 * 1024);
        assertThat(read(DUMP, 0)).isEqualTo(RandomContent.of(BYTES, 1).all());
        assertThat(names()).containsExactly("a.sql.zst");
    }

    @Test
    void whatWasAlteredInAPartIsSentAgain() throws Exception {
        cut(2);
        flip(folder.resolve("finance").resolve("a.sql.zst.partial"), 1_500_000);

        Placed placed = put(DUMP, RandomContent.of(BYTES, 1));

        store.prove(placed, Transfer.unwatched());
    }

    @Test
    void aPartOfAnotherFileIsNotGoneOnWith() throws Exception {
        cut(2);

        Placed placed = put(DUMP, RandomContent.of(1_200_000, 2));

        store.prove(placed, Transfer.unwatched());
        assertThat(names()).containsExactly("a.sql.zst");
    }

    @Test
    void aFileThatHadArrivedIsNotSentAgain() throws Exception {
        put(DUMP, RandomContent.of(BYTES, 1));
        List<Integer> moved = new ArrayList<>();

        store.put(
                DUMP,
                RandomContent.of(BYTES, 1),
                new MemoryBookmark(),
                new Transfer(bytes -> {}, new CancelSignal(), (bytes, signal) -> moved.add(bytes)));

        assertThat(moved).isEmpty();
    }

    @Test
    void whatCannotBeAFileOfOursIsLeftOut() throws Exception {
        cut(1);
        Files.createDirectory(folder.resolve("lost+found"));
        Files.createDirectory(folder.resolve(".Trash"));
        Files.createSymbolicLink(folder.resolve("finance").resolve("link.json"), disk);
        Files.createDirectory(folder.resolve("finance").resolve("sub"));
        Files.writeString(folder.resolve("finance").resolve("note to self"), "x");

        assertThat(store.folders()).containsExactly("finance");
        assertThat(store.list("finance")).isEmpty();
        assertThat(store.find(new StorePath("finance", "link.json"))).isEmpty();
    }

    @Test
    void partsThatNobodyWentOnWithAreRemovedAWeekLater() throws Exception {
        cut(1);
        Path partial = folder.resolve("finance").resolve("a.sql.zst.partial");
        store.probe(Transfer.unwatched());
        assertThat(partial).exists();

        Files.setLastModifiedTime(
                partial,
                FileTime.from(Files.getLastModifiedTime(partial).toInstant().minus(Duration.ofDays(8))));
        store.probe(Transfer.unwatched());

        assertThat(partial).doesNotExist();
    }

    @Test
    void whatLiesThereIsForTheOwnerAlone() throws Exception {
        put(DUMP, RandomContent.of(10, 1));

        assertThat(permissions("finance")).isEqualTo("rwx------");
        assertThat(permissions("finance/a.sql.zst")).isEqualTo("rw-------");
    }

    private String permissions(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
    }

    @Test
    void theRoomThatIsLeftIsTold() throws Exception {
        Probe probe = store.probe(Transfer.unwatched());

        assertThat(probe.bytesFree()).isPositive();
        assertThat(probe.notes()).isEmpty();
    }

    /** Sends so many pieces of a mebibyte, and no more. */
    private void cut(int pieces) {
        CancelSignal cancel = new CancelSignal();
        List<Integer> moved = new ArrayList<>();
        Transfer ending = new Transfer(bytes -> {}, cancel, (bytes, signal) -> {
            moved.add(bytes);
            if (moved.size() > pieces) {
                signal.raise();
            }
        });
        assertRefused(Kind.CANCELLED, () -> store.put(DUMP, RandomContent.of(BYTES, 1), new MemoryBookmark(), ending));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("finance"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static void flip(Path file, long at) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, at);
            one.put(0, (byte) (one.get(0) ^ 1)).flip();
            channel.write(one, at);
        }
    }
}
