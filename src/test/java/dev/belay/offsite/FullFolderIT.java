package dev.belay.offsite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.belay.offsite.StoreException.Kind;
import dev.belay.operation.CancelSignal;
import dev.belay.process.Command;
import dev.belay.process.CommandResult;
import dev.belay.process.CommandRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder on a disk of four mebibytes. */
class FullFolderIT {
    private static final int MIB = 1024 * 1024;
    private static final StorePath DUMP = new StorePath("finance", "a.sql.zst");
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private Path disk = Path.of("unset");
    private FolderStore store = new FolderStore(disk);

    /** A test that cannot have a small disk says so. */
    @BeforeEach
    void mount() throws IOException {
        disk = Files.createDirectory(folder.resolve("disk"));
        CommandResult mounted = new CommandRunner()
                .run(Command.of(LIMIT, "mount", "-t", "tmpfs", "-o", "size=4m", "none", disk.toString()));
        assumeTrue(
                mounted instanceof CommandResult.Exited exited && exited.ok(),
                "NOT TESTED: a full folder, since only root may mount a small disk: " + mounted.errors());
        store = new FolderStore(Files.createDirectory(disk.resolve("copies")));
    }

    @AfterEach
    void unmount() {
        new CommandRunner().run(Command.of(LIMIT, "umount", disk.toString()));
    }

    @Test
    void aFileThatHasNoRoomIsNotBegun() throws Exception {
        StoreException told = put(RandomContent.of(5 * MIB, 1), Transfer.unwatched());

        assertThat(told.kind()).isEqualTo(Kind.FULL);
        assertThat(told.sentence()).contains(disk.toString(), "4.2 MB free", "5.2 MB");
        assertThat(files()).isEmpty();
    }

    @Test
    void aDiskThatGetsFullMeanwhileKeepsNoPart() throws Exception {
        Path other = disk.resolve("of somebody else");

        StoreException told = put(
                RandomContent.of(3 * MIB, 1),
                new Transfer(moved -> {}, new CancelSignal(), (bytes, signal) -> fill(other)));

        assertThat(told.kind()).isEqualTo(Kind.FULL);
        assertThat(files()).isEmpty();
        assertThat(other).exists();
    }

    @Test
    void whatHasRoomAgainIsSent() throws Exception {
        Path other = disk.resolve("of somebody else");
        fill(other);
        assertThat(put(RandomContent.of(MIB, 1), Transfer.unwatched()).kind()).isEqualTo(Kind.FULL);

        Files.delete(other);
        Placed placed = store.put(DUMP, RandomContent.of(MIB, 1), new MemoryBookmark(), Transfer.unwatched());

        store.prove(placed, Transfer.unwatched());
    }

    @Test
    void whereADiskIsMountedIsNoGoodPlace() throws Exception {
        assertThat(new FolderStore(disk).probe(Transfer.unwatched()).notes())
                .singleElement()
                .asString()
                .contains("where a disk is mounted");
    }

    private StoreException put(Content content, Transfer transfer) {
        return catchThrowableOfType(
                StoreException.class, () -> store.put(DUMP, content, new MemoryBookmark(), transfer));
    }

    private static void fill(Path file) {
        try {
            if (!Files.exists(file)) {
                new CommandRunner().run(Command.of(LIMIT, "dd", "if=/dev/zero", "of=" + file, "bs=64k"));
                assertThat(Files.getFileStore(file).getUsableSpace()).isZero();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(disk.resolve("copies"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
