package dev.belay.offsite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBookmarksTest {
    private static final StorePath PATH = new StorePath("finance", "one.sql.zst");

    @TempDir
    private Path home;

    private Bookmark bookmark(String store, StorePath path) {
        return new FileBookmarks(home.resolve("uploads")).of(store, path);
    }

    private List<Path> files() throws Exception {
        try (Stream<Path> all = Files.list(home.resolve("uploads"))) {
            return all.toList();
        }
    }

    @Test
    void whatWasWrittenIsThereAfterARestart() throws Exception {
        assertThat(bookmark("nas", PATH).read()).isEmpty();

        bookmark("nas", PATH).write("one");
        bookmark("nas", PATH).write("둘");

        assertThat(bookmark("nas", PATH).read()).contains("둘");
    }

    @Test
    void eachUploadHasItsOwn() throws Exception {
        bookmark("nas", PATH).write("one");
        bookmark("na", new StorePath("s", "x")).write("two");
        bookmark("na_s", new StorePath("", "x")).write("three");

        assertThat(bookmark("na", new StorePath("s", "x")).read()).contains("two");
        assertThat(bookmark("na_s", new StorePath("", "x")).read()).contains("three");
        assertThat(bookmark("drive", PATH).read()).isEmpty();
    }

    @Test
    void nobodyElseCanReadIt() throws Exception {
        bookmark("nas", PATH).write("a secret address");

        assertThat(files())
                .hasSize(1)
                .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("uploads"))))
                .isEqualTo("rwx------");
    }

    @Test
    void whatIsClearedLeavesNothing() throws Exception {
        bookmark("nas", PATH).write("one");

        bookmark("nas", PATH).clear();
        bookmark("nas", PATH).clear();

        assertThat(bookmark("nas", PATH).read()).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void aLongNameFits() throws Exception {
        StorePath path = new StorePath("f".repeat(60), "b".repeat(150) + ".sql.zst");

        bookmark("s".repeat(200), path).write("one");

        assertThat(bookmark("s".repeat(200), path).read()).contains("one");
    }

    @Test
    void aBookmarkThatIsKeptIsForgottenOnlyWhenItIsSettled() throws Exception {
        Bookmark disk = bookmark("nas", PATH);
        KeptBookmark kept = new KeptBookmark(disk);
        kept.write("one");
        kept.clear();
        assertThat(kept.read()).isEmpty();
        assertThat(disk.read()).contains("one");

        kept.settle();
        assertThat(disk.read()).isEmpty();

        kept.write("two");
        kept.settle();
        assertThat(disk.read()).contains("two");
    }
}
