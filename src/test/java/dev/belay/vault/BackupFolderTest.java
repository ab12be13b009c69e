package dev.belay.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackupFolderTest {
    @TempDir
    private Path parent;

    private Path root;
    private BackupFolder folder;
    private final BackupId first = SampleManifests.id("aaaa");
    private final BackupId second = SampleManifests.id("bbbb");

    @BeforeEach
    void openAFolder() {
        root = parent.resolve("backups");
        folder = SampleFolder.open(root);
    }

    @Test
    void aFolderThatIsNotThereYetHoldsNothing() {
        assertThat(folder.list()).isEmpty();
        assertThat(folder.sweepPartials(id -> false)).isEmpty();
        assertThat(folder.usableSpace()).isPositive();
    }

    @Test
    void aPublishedBackupIsFoundWithItsManifestAndCanBeReadBack() throws IOException {
        Manifest manifest = SampleFolder.take(folder, first);
        Path file = root.resolve("finance").resolve(first + ".sql.zst");

        assertThat(folder.find(first)).contains(new StoredBackup.Known(first, file, Files.size(file), manifest));
        try (FileChannel channel = FileChannel.open(file)) {
            assertThat(new FrameReader(channel, 1).verify(manifest.contents(), read -> {}))
                    .isEqualTo(new ReadBackState.Whole());
        }
        assertThat(folder.find(second)).isEmpty();
    }

    @Test
    void onlyTheOwnerCanReadWhatIsWritten() throws IOException {
        SampleFolder.take(folder, first);

        assertThat(permissions(root)).isEqualTo("rwx------");
        assertThat(permissions(root.resolve("finance"))).isEqualTo("rwx------");
        assertThat(permissions(root.resolve("finance").resolve(first + ".sql.zst")))
                .isEqualTo("rw-------");
        assertThat(permissions(root.resolve("finance").resolve(first + ".json")))
                .isEqualTo("rw-------");
    }

    @Test
    void whatTwoChangeInAManifestIsBothKept() throws IOException {
        Manifest read = SampleFolder.take(folder, first);
        Verification found = new Verification(SampleManifests.BEGAN, "verify", true, "");
        folder.change(first, manifest -> manifest.withPin(false));
        folder.change(first, manifest -> manifest.with(found));

        assertThat(folder.find(first))
                .get()
                .extracting(backup -> ((StoredBackup.Known) backup).manifest())
                .isEqualTo(read.withPin(false).with(found));
    }

    @Test
    void onlyABackupOfThisConsoleCanBeChanged() throws IOException {
        SampleFolder.take(new BackupFolder(root, new ManifestSeal(new byte[] {1})), first);

        assertThatThrownBy(() -> folder.change(first, manifest -> manifest.withPin(true)))
                .hasMessageContaining("has no manifest that this console signed");
        assertThatThrownBy(() -> folder.change(second, manifest -> manifest.withPin(true)))
                .hasMessageContaining("there is no backup");
    }

    @Test
    void theNewestComesFirst() throws IOException {
        SampleFolder.take(folder, first, SampleManifests.BEGAN.plus(Duration.ofDays(1)));
        SampleFolder.take(folder, second, SampleManifests.BEGAN);
        Files.createFile(root.resolve("legacy.sql"));

        assertThat(folder.list())
                .extracting(backup -> backup.file().getFileName().toString())
                .containsExactly("legacy.sql", first + ".sql.zst", second + ".sql.zst");
    }

    @Test
    void aManifestThatDidNotChangeIsNotReadAgain() throws IOException {
        SampleFolder.take(folder, first);
        SampleFolder.take(folder, second);
        Manifest once = known(first).manifest();

        assertThat(known(first).manifest()).isSameAs(once);
        folder.replace(known(second).manifest().withPin(false));
        assertThat(known(first).manifest()).isSameAs(once);
        assertThat(known(second).manifest().pinned()).isFalse();
    }

    @Test
    void aReplacedManifestIsTheOneThatIsFound() throws IOException {
        Manifest manifest = SampleFolder.take(folder, first);
        assertThat(manifest.good()).isFalse();

        Manifest verified =
                folder.replace(manifest.with(new Verification(SampleManifests.BEGAN, "read-back", true, "")));

        assertThat(verified.good()).isTrue();
        assertThat(known(first).manifest()).isEqualTo(verified);
    }

    @Test
    void aDeletedBackupIsGone() throws IOException {
        SampleFolder.take(folder, first);
        SampleFolder.take(folder, second);
        folder.delete(first);

        assertThat(folder.list()).extracting(StoredBackup::id).containsExactly(second);
        assertThatThrownBy(() -> folder.delete(first))
                .isInstanceOfSatisfying(
                        BelayException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void aBackupThatWasNotPublishedLeavesNothing() throws IOException {
        try (PartialBackup partial = folder.begin(first, "finance")) {
            SampleFolder.write(folder, partial, SampleManifests.BEGAN);
            assertThat(folder.list()).isEmpty();
        }
        assertThat(root.resolve("finance")).isEmptyDirectory();
    }

    @Test
    void leftoversAreSweptUnlessTheirBackupStillRuns() throws IOException {
        Path folderOfBoth = Files.createDirectories(root.resolve("finance"));
        Path dead = Files.createFile(folderOfBoth.resolve(first + ".sql.zst.partial"));
        Path manifest = Files.createFile(folderOfBoth.resolve(first + ".json.partial"));
        Path alive = Files.createFile(folderOfBoth.resolve(second + ".sql.zst.partial"));
        Path others = Files.createFile(folderOfBoth.resolve("someone else's.partial"));

        assertThat(folder.sweepPartials(second::equals)).containsExactlyInAnyOrder(dead, manifest);
        assertThat(List.of(alive, others)).allMatch(Files::exists);
    }

    @Test
    void aFolderThatCannotBeWrittenToIsAMatterOfTheConfiguration() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));
        BackupFolder unusable = SampleFolder.open(file.resolve("backups"));

        assertThatThrownBy(() -> unusable.begin(first, "finance"))
                .isInstanceOfSatisfying(BelayException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.USAGE);
                    assertThat(refusal.sentence())
                            .startsWith("the backup folder " + file.resolve("backups") + " cannot be written to");
                    assertThat(refusal.hint()).contains("BELAY_BACKUPS");
                });
    }

    @Test
    void aLinkInThePlaceOfADatabasesFolderIsNotFollowed() throws IOException {
        Files.createDirectories(root);
        Files.createSymbolicLink(root.resolve("finance"), Files.createDirectory(parent.resolve("elsewhere")));

        assertThatThrownBy(() -> folder.begin(first, "finance")).isInstanceOf(BelayException.class);
        assertThat(parent.resolve("elsewhere")).isEmptyDirectory();
    }

    private StoredBackup.Known known(BackupId id) {
        return folder.find(id).map(StoredBackup.Known.class::cast).orElseThrow();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
