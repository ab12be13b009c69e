package dev.belay.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.base.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FrameRoundTripTest {
    @TempDir
    private Path folder;

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatWasWrittenIsReadAgainWholeAndByRange(int seed) throws IOException {
        Random random = new Random(seed);
        byte[] sql = SampleBackup.sql(random, random.nextInt(1 << random.nextInt(25)));
        SampleBackup backup = SampleBackup.write(folder.resolve("a.zst"), sql, random, 1 + random.nextInt(5));
        StoredFile stored = backup.stored();

        assertThat(stored.plainBytes()).isEqualTo(sql.length);
        assertThat(stored.storedBytes()).isEqualTo(Files.size(backup.file()));
        assertThat(stored.sha256()).isEqualTo(Sha256.of(backup.bytes()));
        try (FileChannel channel = FileChannel.open(backup.file())) {
            FrameReader reader = new FrameReader(channel, 1 + random.nextInt(3));
            assertThat(read(reader.open())).isEqualTo(sql);
            assertThat(reader.verify(backup.contents(stored.sha256(), stored.storedBytes()), read -> {}))
                    .isEqualTo(new ReadBackState.Whole());
            assertRangesHoldWhatLiesBetweenCuts(backup, reader);
        }
    }

    private static void assertRangesHoldWhatLiesBetweenCuts(SampleBackup backup, FrameReader reader)
            throws IOException {
        List<SampleBackup.Cut> cuts = backup.cuts();
        for (int i = 0; i < cuts.size(); i += 1 + cuts.size() / 10) {
            SampleBackup.Cut begin = cuts.get(i);
            boolean last = i == cuts.size() - 1;
            int endFrame = last ? backup.stored().frames() : cuts.get(i + 1).frame();
            int endOffset = last ? backup.sql().length : cuts.get(i + 1).offset();
            assertThat(read(reader.open(begin.frame(), endFrame - begin.frame())))
                    .isEqualTo(Arrays.copyOfRange(backup.sql(), begin.offset(), endOffset));
        }
    }

    @Test
    void aDumpWithoutAByteIsAFileWithoutFrames() throws IOException {
        SampleBackup backup = SampleBackup.write(folder.resolve("a.zst"), new byte[0], new Random(1), 2);

        assertThat(backup.stored().frames()).isZero();
        assertThat(backup.verify(backup.bytes())).isEqualTo(new ReadBackState.Whole());
        try (FileChannel channel = FileChannel.open(backup.file())) {
            assertThat(read(new FrameReader(channel, 2).open())).isEmpty();
        }
    }

    @Test
    void framesThatAreNotThereAreNotRead() throws IOException {
        SampleBackup backup = SampleBackup.small(folder.resolve("a.zst"));
        try (FileChannel channel = FileChannel.open(backup.file())) {
            FrameReader reader = new FrameReader(channel, 2);

            assertThat(read(reader.open(3, 0))).isEmpty();
            assertThatThrownBy(() -> reader.open(2, 2))
                    .isInstanceOf(DamagedException.class)
                    .hasMessage("it has 3 frames, not 2 from frame 2 on");
            assertThatThrownBy(() -> reader.open(-1, 1)).isInstanceOf(DamagedException.class);
            assertThatThrownBy(() -> reader.open(1, Integer.MAX_VALUE)).isInstanceOf(DamagedException.class);
        }
    }

    @Test
    void theZstdProgramReadsTheFile() throws IOException, InterruptedException {
        byte[] sql = SampleBackup.sql(new Random(3), 9_000_000);
        SampleBackup backup = SampleBackup.write(folder.resolve("a.sql.zst"), sql, new Random(3), 3);
        Path plain = folder.resolve("plain.sql");

        zstd("-q", "-t", backup.file().toString());
        zstd("-q", "-d", backup.file().toString(), "-o", plain.toString());

        assertThat(plain).hasBinaryContent(sql);
    }

    private static void zstd(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("zstd").redirectErrorStream(true);
        builder.command().addAll(List.of(arguments));
        Process zstd = builder.start();
        String words = new String(zstd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(zstd.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(zstd.exitValue()).as(words).isZero();
    }

    private static byte[] read(InputStream stream) throws IOException {
        try (stream) {
            return stream.readAllBytes();
        }
    }
}
