package dev.belay.offsite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.base.Sha256;
import dev.belay.offsite.StoreException.Kind;
import dev.belay.testing.Seeds;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FileContentTest {
    @TempDir
    Path folder;

    static IntStream seeds() {
        return Seeds.of(200, 20_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverIsReadInWhateverOrderTheDigestIsThatOfTheFile(int seed) throws IOException {
        Random random = new Random(seed);
        byte[] all = new byte[random.nextInt(3_000_000)];
        random.nextBytes(all);

        try (FileContent content = content(all, Sha256.of(all))) {
            long at = 0;
            for (int i = 0; i < random.nextInt(12); i++) {
                at = random.nextInt(4) == 0 ? random.nextInt(all.length + 1) : Math.min(at, all.length);
                int count = random.nextInt(400_000);
                ByteBuffer read = content.read(at, count);
                byte[] bytes = new byte[read.remaining()];
                read.get(bytes);
                assertThat(bytes).isEqualTo(Arrays.copyOfRange(all, (int) at, (int) Math.min(all.length, at + count)));
                at += random.nextInt(3) == 0 ? 0 : bytes.length;
            }
            assertThat(content.fingerprint().sha256()).isEqualTo(Sha256.of(all).hex());
            assertThat(content.fingerprint().bytes()).isEqualTo(all.length);
        }
    }

    @Test
    void aFileWithAnotherDigestIsNotedAtItsEnd() throws IOException {
        byte[] all = new byte[100_000];
        try (FileContent content = content(all, Sha256.of("another"))) {
            content.read(0, 50_000);

            assertThatThrownBy(() -> content.read(50_000, 50_000)).isInstanceOfSatisfying(StoreException.class, e -> {
                assertThat(e.kind()).isEqualTo(Kind.SOURCE);
                assertThat(e).hasMessageContaining("file.bin");
            });
        }
    }

    @Test
    void aFileThatIsDeletedMeanwhileIsReadToItsEnd() throws IOException {
        byte[] all = new byte[100_000];
        try (FileContent content = content(all, Sha256.of(all))) {
            Files.delete(folder.resolve("file.bin"));

            assertThat(content.fingerprint().sha256()).isEqualTo(Sha256.of(all).hex());
        }
    }

    @Test
    void aFileThatIsGoneIsNotOpened() {
        assertThatThrownBy(() -> FileContent.open(folder.resolve("gone"), 1, Sha256.of("")))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.SOURCE));
    }

    private FileContent content(byte[] all, Sha256 digest) throws IOException {
        Path file = folder.resolve("file.bin");
        Files.write(file, all);
        return FileContent.open(file, all.length, digest);
    }
}
