package dev.belay.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.base.BelayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CrashTest {
    private static final int ENOUGH = 1000;

    @TempDir
    private Path root;

    private final BackupId id = SampleManifests.id("7k3q");
    private final String dump = id + ".sql.zst";
    private final String manifest = id + ".json";

    @Test
    void theFileIsOnTheDiskBeforeItsManifestAppears() throws IOException {
        CountedFiles files = CountedFiles.losingPowerAfter(ENOUGH);
        SampleFolder.take(SampleFolder.open(root, files), id);

        assertThat(files.acts())
                .containsExactly(
                        "sync " + root.getFileName(),
                        "create " + dump + ".partial",
                        "sync " + dump + ".partial",
                        "rename to " + dump,
                        "sync finance",
                        "create " + manifest + ".partial",
                        "sync " + manifest + ".partial",
                        "rename to " + manifest,
                        "sync finance",
                        "delete " + dump + ".partial");
    }

    @Test
    void aManifestIsGoneFromTheDiskBeforeItsFileIsDeleted() throws IOException {
        SampleFolder.take(SampleFolder.open(root), id);
        CountedFiles files = CountedFiles.losingPowerAfter(ENOUGH);
        SampleFolder.open(root, files).delete(id);

        assertThat(files.acts())
                .containsExactly("delete " + manifest, "sync finance", "delete " + dump, "sync finance");
    }

    @Test
    void aCrashWhileABackupIsTakenLeavesNothingThatLooksGood() throws IOException {
        for (int step = 0; crashes(step); step++) {
            Optional<StoredBackup> found =
                    SampleFolder.open(root.resolve("" + step)).find(id);

            assertThat(found)
                    .as("after %d acts", step)
                    .satisfiesAnyOf(
                            none -> assertThat(none).isEmpty(),
                            unknown -> assertThat(unknown).get().isInstanceOf(StoredBackup.Unknown.class),
                            known -> assertThat(known)
                                    .get()
                                    .isInstanceOfSatisfying(StoredBackup.Known.class, this::isWhole));
            assertSweepLeavesOnlyTheBackup(step);
        }
    }

    private boolean crashes(int step) throws IOException {
        CountedFiles files = CountedFiles.losingPowerAfter(step);
        try {
            SampleFolder.take(SampleFolder.open(root.resolve("" + step), files), id);
            return false;
        } catch (CountedFiles.PowerLoss e) {
            return true;
        }
    }

    private void isWhole(StoredBackup.Known known) {
        assertThat(known.manifest().good()).as("good before it was read back").isFalse();
        assertThat(known.storedBytes()).isEqualTo(known.manifest().contents().storedBytes());
    }

    private void assertSweepLeavesOnlyTheBackup(int step) throws IOException {
        Path folder = root.resolve("" + step);
        List<Path> swept = SampleFolder.open(folder).sweepPartials(running -> false);

        assertThat(swept).allMatch(file -> file.toString().endsWith(".partial"));
        assertThat(names(folder.resolve("finance"))).as("after %d acts", step).isSubsetOf(dump, manifest);
    }

    @Test
    void aDiskThatFailsWhileABackupIsTakenLeavesNothingOfIt() throws IOException {
        for (int step = 0; step < 9; step++) {
            Path folder = root.resolve("" + step);
            BackupFolder failing = SampleFolder.open(folder, CountedFiles.failingOnceAfter(step));

            assertThatThrownBy(() -> SampleFolder.take(failing, id))
                    .as("after %d acts", step)
                    .isInstanceOf(BelayException.class)
                    .hasMessageContaining("the disk does not answer");
            assertThat(names(folder.resolve("finance")))
                    .as("after %d acts", step)
                    .isEmpty();
        }
    }

    @Test
    void aCrashWhileAManifestIsReplacedLeavesTheOldOneOrTheNew() throws IOException {
        Manifest old = SampleFolder.take(SampleFolder.open(root), id);
        Manifest pinned = old.withPin(!old.pinned());
        List<Manifest> left = new ArrayList<>();
        boolean crashed = true;
        for (int step = 0; crashed; step++) {
            SampleFolder.open(root).replace(old);
            crashed = crashesReplacing(pinned, step);
            assertThat(SampleFolder.open(root).find(id))
                    .get()
                    .isInstanceOfSatisfying(StoredBackup.Known.class, known -> left.add(known.manifest()));
        }
        assertThat(left).containsOnly(old, pinned).startsWith(old).endsWith(pinned);
    }

    private boolean crashesReplacing(Manifest manifest, int step) {
        try {
            SampleFolder.open(root, CountedFiles.losingPowerAfter(step)).replace(manifest);
            return false;
        } catch (CountedFiles.PowerLoss e) {
            return true;
        }
    }

    @Test
    void aCrashWhileABackupIsDeletedLeavesItWholeOrUnknown() throws IOException {
        for (int step = 0; step < 5; step++) {
            Path folder = root.resolve("" + step);
            SampleFolder.take(SampleFolder.open(folder), id);
            deleteUntilCrash(folder, step);
            Optional<StoredBackup> left = SampleFolder.open(folder).find(id);

            assertThat(left.map(StoredBackup::getClass)
                            .map(Class::getSimpleName)
                            .orElse("gone"))
                    .isEqualTo(List.of("Known", "Unknown", "Unknown", "gone", "gone")
                            .get(step));
        }
    }

    private void deleteUntilCrash(Path folder, int step) {
        try {
            SampleFolder.open(folder, CountedFiles.losingPowerAfter(step)).delete(id);
        } catch (CountedFiles.PowerLoss e) {
            assertThat(step).isLessThan(4);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
