package dev.belay.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.base.Sha256;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FrameWriterTest {
    private static final int FRAME = FrameBuffers.PLAIN_LIMIT;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("a.zst");
    }

    @Test
    void aFrameIsCutWhenItIsFull() throws IOException {
        try (FileChannel channel = SampleBackup.create(file);
                FrameWriter writer = new FrameWriter(channel, 1, 2)) {
            writer.write(new byte[FRAME - 1], 0, FRAME - 1);
            assertThat(writer.frame()).isZero();
            writer.write(new byte[1], 0, 1);
            assertThat(writer.frame()).isEqualTo(1);
            writer.write(new byte[2 * FRAME + 1], 0, 2 * FRAME + 1);
            assertThat(writer.frame()).isEqualTo(3);
            assertThat(writer.finish(frames -> new byte[0]).frames()).isEqualTo(4);
        }
    }

    @Test
    void cuttingTwiceMakesNoEmptyFrame() throws IOException {
        try (FileChannel channel = SampleBackup.create(file);
                FrameWriter writer = new FrameWriter(channel, 1, 2)) {
            writer.cut();
            writer.cut();
            writer.write(new byte[10], 0, 10);
            writer.cut();
            writer.cut();
            assertThat(writer.frame()).isEqualTo(1);
            assertThat(writer.finish(frames -> new byte[0]).frames()).isEqualTo(1);
        }
    }

    @Test
    void theManifestDescribesTheFramesBeforeItAndStandsBetweenThemAndTheTable() throws IOException {
        List<StoredFile> described = new ArrayList<>();
        byte[] manifest = "{\"a\": 1}".getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = SampleBackup.create(file);
                FrameWriter writer = new FrameWriter(channel, 1, 2)) {
            writer.write(SampleBackup.sql(new Random(1), 5000), 0, 5000);
            writer.finish(frames -> {
                described.add(frames);
                return manifest;
            });
        }
        byte[] bytes = Files.readAllBytes(file);
        int end = Math.toIntExact(described.getFirst().storedBytes());
        ByteBuffer rest = ByteBuffer.wrap(bytes, end, bytes.length - end).order(ByteOrder.LITTLE_ENDIAN);
        byte[] copy = new byte[manifest.length];

        assertThat(described.getFirst().sha256()).isEqualTo(Sha256.of(Arrays.copyOf(bytes, end)));
        assertThat(described.getFirst().plainBytes()).isEqualTo(5000);
        assertThat(rest.getInt()).isEqualTo(0x184D2A50);
        assertThat(rest.getInt()).isEqualTo(manifest.length);
        rest.get(copy);
        assertThat(copy).isEqualTo(manifest);
        assertThat(rest.getInt()).isEqualTo(0x184D2A5E);
        assertThat(rest.getInt()).isEqualTo(rest.remaining());
        assertThat(rest.getInt(bytes.length - Integer.BYTES)).isEqualTo(0x8F92EAB1);
    }

    @Test
    void aFullDiskIsToldToTheOneWhoWrites() throws IOException {
        try (FileChannel full = FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE);
                FrameWriter writer = new FrameWriter(full, 1, 2)) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100; i++) {
                            writer.write(new byte[FRAME], 0, FRAME);
                        }
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("No space left");
            assertThatThrownBy(() -> writer.finish(frames -> new byte[0])).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aFullDiskIsToldAtTheEndWhenNothingWasWrittenSince() throws IOException {
        try (FileChannel full = FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE);
                FrameWriter writer = new FrameWriter(full, 1, 2)) {
            writer.write(new byte[10], 0, 10);
            assertThatThrownBy(() -> writer.finish(frames -> new byte[0])).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aFileThatWasOpenedToReadIsToldAndNotLeftShort() throws IOException {
        Files.createFile(file);
        try (FileChannel readOnly = FileChannel.open(file, StandardOpenOption.READ);
                FrameWriter writer = new FrameWriter(readOnly, 1, 2)) {
            writer.write(new byte[10], 0, 10);
            assertThatThrownBy(() -> writer.finish(frames -> new byte[0]))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("NonWritableChannelException");
        }
    }

    @Test
    void closingInTheMiddleEndsEveryThread() throws IOException {
        Set<Thread> before = frameThreads();
        try (FileChannel channel = SampleBackup.create(file);
                FrameWriter writer = new FrameWriter(channel, 1, 3)) {
            writer.write(new byte[5 * FRAME], 0, 5 * FRAME);
            assertThat(frameThreads()).hasSizeGreaterThan(before.size());
        }
        assertThat(frameThreads()).isEqualTo(before);
    }

    @Test
    void anInterruptedWriterSaysSo() throws IOException {
        try (FileChannel channel = SampleBackup.create(file);
                FrameWriter writer = new FrameWriter(channel, 1, 1)) {
            writer.write(new byte[10], 0, 10);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> writer.finish(frames -> new byte[0])).isInstanceOf(InterruptedIOException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static Set<Thread> frameThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("frame-"))
                .collect(Collectors.toSet());
    }
}
