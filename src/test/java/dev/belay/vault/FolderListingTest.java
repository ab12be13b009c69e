package dev.belay.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderListingTest {
    @TempDir
    private Path root;

    private BackupFolder folder;
    private Path home;
    private Path dump;
    private Path manifest;
    private final BackupId id = SampleManifests.id("7k3q");

    @BeforeEach
    void takeABackup() throws IOException {
        folder = SampleFolder.open(root);
        SampleFolder.take(folder, id);
        home = root.resolve("finance");
        dump = home.resolve(id + ".sql.zst");
        manifest = home.resolve(id + ".json");
    }

    @Test
    void aBackupOfAnotherConsoleIsForeign() {
        BackupFolder other = new BackupFolder(root, new ManifestSeal(new byte[] {1}));

        assertThat(other.list()).singleElement().isInstanceOf(StoredBackup.Foreign.class);
    }

    @Test
    void aDumpWithoutItsManifestIsUnknown() throws IOException {
        Files.delete(manifest);

        assertThat(why()).isEqualTo("it has no manifest");
    }

    @Test
    void aManifestWithoutItsDumpIsTold() throws IOException {
        Files.delete(dump);

        assertThat(why()).isEqualTo("its file is gone, only the manifest is there");
        folder.delete(id);
        assertThat(folder.list()).isEmpty();
    }

    @Test
    void aChangedManifestIsNotTrusted() throws IOException {
        Files.writeString(manifest, Files.readString(manifest).replace("414", "415"));

        assertThat(why()).startsWith("its manifest was changed or is damaged");
    }

    @Test
    void aManifestThatLiesUnderAnotherNameIsNotTrusted() throws IOException {
        BackupId other = SampleManifests.id("9999");
        Files.copy(dump, home.resolve(other + ".sql.zst"));
        Files.copy(manifest, home.resolve(other + ".json"));

        assertThat(folder.find(other))
                .get()
                .isInstanceOfSatisfying(
                        StoredBackup.Unknown.class,
                        unknown -> assertThat(unknown.why()).isEqualTo("its manifest is that of " + id));
    }

    @Test
    void aDumpOfAnotherSizeIsUnknown() throws IOException {
        long bytes = Files.size(dump);
        Files.write(dump, new byte[1], StandardOpenOption.APPEND);

        assertThat(why()).isEqualTo("it has " + (bytes + 1) + " bytes instead of " + bytes);
    }

    @Test
    void aSymbolicLinkIsNotFollowed() throws IOException {
        Path target = Files.move(dump, root.resolve("target"));
        Files.createSymbolicLink(dump, target);

        assertThat(why()).startsWith("it is a symbolic link");
    }

    @Test
    void aLinkInThePlaceOfAManifestIsNotFollowed() throws IOException {
        Path target = Files.move(manifest, root.resolve("target"));
        Files.createSymbolicLink(manifest, target);

        assertThat(why()).startsWith("its manifest is not a file");
    }

    @Test
    void aFileWithTwoNamesIsUnknown() throws IOException {
        Files.createLink(root.resolve("second name"), dump);

        assertThat(why()).isEqualTo("it has 2 names (hard links): copy it instead");
    }

    @Test
    void aFolderNamedLikeADumpIsNoDump() throws IOException {
        Files.createDirectories(home.resolve("old.sql"));

        assertThat(folder.list())
                .filteredOn(StoredBackup.Unknown.class::isInstance)
                .singleElement()
                .extracting(backup -> ((StoredBackup.Unknown) backup).why())
                .isEqualTo("it is not a regular file");
    }

    @Test
    void otherPeoplesDumpsAreUnknownAndEachHasAnIdOfItsOwn() throws IOException {
        List<String> names = List.of("legacy.sql", "legacy.gz", "my dump (1).SQL", "헌금.dump", "a b.sql", "a-b.sql");
        for (String name : names) {
            Files.createFile(root.resolve(name));
        }
        Files.createFile(home.resolve("legacy.sql"));
        List<StoredBackup> unknown = folder.list().stream()
                .filter(StoredBackup.Unknown.class::isInstance)
                .toList();

        assertThat(unknown).hasSize(names.size() + 1);
        assertThat(unknown).extracting(StoredBackup::id).doesNotHaveDuplicates();
        assertThat(unknown).allMatch(backup -> folder.find(backup.id()).equals(Optional.of(backup)));
    }

    @Test
    void aBackupThatWasMovedToAnotherFolderIsUnknown() throws IOException {
        Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
        Files.move(dump, elsewhere.resolve(dump.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        Files.move(manifest, elsewhere.resolve(manifest.getFileName()), StandardCopyOption.ATOMIC_MOVE);

        assertThat(folder.list()).singleElement().isInstanceOfSatisfying(StoredBackup.Unknown.class, unknown -> {
            assertThat(unknown.why()).isEqualTo("it was not written by Belay");
            assertThat(unknown.id()).isNotEqualTo(id);
        });
    }

    @Test
    void whatIsNoDumpIsPassedOver() throws IOException {
        for (String name : List.of("README.md", ".hidden.sql", "x.sql.partial", "package.json", "notes.txt")) {
            Files.writeString(root.resolve(name), "{}");
            Files.writeString(home.resolve(name), "{}");
        }
        Files.writeString(Files.createDirectory(root.resolve("lost+found")).resolve("x.sql"), "");

        assertThat(folder.list()).extracting(StoredBackup::id).containsExactly(id);
    }

    private String why() {
        return folder.find(id)
                .map(StoredBackup.Unknown.class::cast)
                .map(StoredBackup.Unknown::why)
                .orElseThrow();
    }
}
