package dev.belay.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.belay.base.BelayException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Power is lost, or the disk fails, at every act while a copy takes the place of a damaged file. */
class SubstitutionTest {
    @TempDir
    private Path root;

    private final BackupId id = SampleManifests.id("7k3q");
    private Path dump;
    private Manifest manifest;
    private byte[] good;
    private byte[] damaged;

    @BeforeEach
    void damageABackup() throws IOException {
        manifest = SampleFolder.take(SampleFolder.open(root), id);
        dump = root.resolve("finance").resolve(id + ".sql.zst");
        good = Files.readAllBytes(dump);
        damaged = good.clone();
        damaged[damaged.length / 2] ^= 1;
    }

    @Test
    void theCopyIsOnTheDiskBeforeItTakesTheName() throws IOException {
        CountedFiles files = CountedFiles.losingPowerAfter(1000);
        Files.write(dump, damaged);

        putBack(files);

        assertThat(files.acts())
                .containsExactly(
                        "delete " + id + ".sql.zst.partial",
                        "create " + id + ".sql.zst.partial",
                        "sync " + id + ".sql.zst.partial",
                        "rename to " + id + ".sql.zst",
                        "sync finance",
                        "delete " + id + ".sql.zst.partial");
    }

    @Test
    void aCrashLeavesTheDamagedFileOrTheGoodOneAndNeverNeither() throws IOException {
        List<String> left = new ArrayList<>();
        boolean crashed = true;
        for (int step = 0; crashed; step++) {
            Files.write(dump, damaged);
            CountedFiles files = CountedFiles.losingPowerAfter(step);
            crashed = catchThrowable(() -> putBack(files)) instanceof CountedFiles.PowerLoss;

            left.add(found());
            assertThat(SampleFolder.open(root).find(id)).get().isInstanceOf(StoredBackup.Known.class);
            SampleFolder.open(root).sweepPartials(_ -> false);
            assertThat(names()).containsExactly(id + ".json", id + ".sql.zst");
        }
        assertThat(left).containsExactly("damaged", "damaged", "damaged", "damaged", "good", "good", "good");
    }

    @Test
    void aDiskThatFailsLeavesOneOfThemAndNothingBesides() throws IOException {
        for (int step = 0; step < 5; step++) {
            Files.write(dump, damaged);
            CountedFiles files = CountedFiles.failingOnceAfter(step);

            assertThat(catchThrowable(() -> putBack(files)))
                    .as("after %d acts", step)
                    .isInstanceOf(BelayException.class);
            assertThat(found()).isEqualTo(step < 4 ? "damaged" : "good");
            assertThat(names()).containsExactly(id + ".json", id + ".sql.zst");
        }
    }

    private void putBack(DurableFiles files) throws IOException {
        BackupFolder folder = SampleFolder.open(root, files);
        try (PartialBackup copy = folder.beginCopy(id)) {
            copy.channel().write(ByteBuffer.wrap(good));
            folder.putBack(copy, manifest);
        }
    }

    private String found() throws IOException {
        byte[] bytes = Files.readAllBytes(dump);
        return Arrays.equals(bytes, good) ? "good" : Arrays.equals(bytes, damaged) ? "damaged" : "neither";
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("finance"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
