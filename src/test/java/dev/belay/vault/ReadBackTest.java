package dev.belay.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReadBackTest {
    @TempDir
    private Path folder;

    private SampleBackup backup;
    private byte[] bytes;

    @BeforeEach
    void writeAFile() throws IOException {
        backup = SampleBackup.small(folder.resolve("a.zst"));
        bytes = backup.bytes();
    }

    @Test
    void aFileAsItWasWrittenIsWhole() throws IOException {
        assertThat(backup.verify(bytes)).isEqualTo(new ReadBackState.Whole());
        assertThat(backup.verifyFramesAlone(bytes)).isEqualTo(new ReadBackState.Whole());
    }

    @Test
    void everyFlippedByteIsFound() throws IOException {
        for (int at = 0; at < bytes.length; at++) {
            for (int mask : new int[] {1, 0x80, 0xFF}) {
                assertThat(backup.verify(flipped(at, mask)))
                        .as("byte %d, bits %x", at, mask)
                        .isInstanceOf(ReadBackState.Damaged.class);
            }
        }
    }

    @Test
    void everyMissingEndIsFound() throws IOException {
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThat(backup.verify(cut)).as("cut after %d", length).isInstanceOf(ReadBackState.Damaged.class);
            assertThat(backup.verifyFramesAlone(cut))
                    .as("cut after %d, the manifest agreeing", length)
                    .isInstanceOf(ReadBackState.Damaged.class);
        }
    }

    @Test
    void bytesAfterTheEndAreFound() throws IOException {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        assertThat(backup.verify(longer))
                .isEqualTo(new ReadBackState.Damaged("it has " + longer.length + " bytes instead of " + bytes.length));
        assertThat(backup.verifyFramesAlone(longer)).isInstanceOf(ReadBackState.Damaged.class);
    }

    @Test
    void noFrameWithOtherSqlPassesEvenWhenTheManifestAgreesWithTheFile() throws IOException {
        for (int at = 0; at < bytes.length; at++) {
            byte[] other = flipped(at, 1);
            if (backup.verifyFramesAlone(other) instanceof ReadBackState.Whole) {
                assertThat(read(other)).as("byte %d", at).isEqualTo(backup.sql());
            }
        }
    }

    @Test
    void damageIsNamedByFrame() throws IOException {
        byte[] other = flipped(bytes.length / 2, 0xFF);
        assertThat(backup.verify(other))
                .isInstanceOfSatisfying(
                        ReadBackState.Damaged.class,
                        damaged -> assertThat(damaged.why()).matches("frame 1 at byte \\d+ is damaged: it .*"));
    }

    @Test
    void aDamagedFrameEndsTheStreamWithAnError() {
        byte[] other = flipped(bytes.length / 2, 0xFF);
        assertThatThrownBy(() -> read(other)).isInstanceOf(DamagedException.class);
    }

    @Test
    void progressOnlyGrowsAndEndsAtTheSizeOfTheFile() throws IOException {
        List<Long> told = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(backup.file())) {
            new FrameReader(channel, 2)
                    .verify(
                            backup.contents(
                                    backup.stored().sha256(), backup.stored().storedBytes()),
                            told::add);
        }
        assertThat(told).hasSize(4).isSorted().endsWith((long) bytes.length);
    }

    @Test
    void anInterruptionSaysNothingAboutTheFile() throws IOException {
        try (FileChannel channel = FileChannel.open(backup.file())) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> new FrameReader(channel, 2)
                            .verify(
                                    backup.contents(
                                            backup.stored().sha256(),
                                            backup.stored().storedBytes()),
                                    read -> {}))
                    .isInstanceOf(InterruptedIOException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aStreamThatIsClosedEarlyFreesWhatItHeld() throws IOException {
        byte[] sql = SampleBackup.sql(new Random(5), 12_000_000);
        SampleBackup large = SampleBackup.write(folder.resolve("b.zst"), sql, new Random(5), 2);
        try (FileChannel channel = FileChannel.open(large.file())) {
            InputStream stream = new FrameReader(channel, 3).open();
            assertThat(stream.read()).isEqualTo(sql[0]);
            stream.close();
            stream.close();
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("frame-reader"));
    }

    private byte[] flipped(int at, int mask) {
        byte[] other = bytes.clone();
        other[at] ^= (byte) mask;
        return other;
    }

    private byte[] read(byte[] other) throws IOException {
        Path copy = folder.resolve("other");
        Files.write(copy, other);
        try (FileChannel channel = FileChannel.open(copy);
                InputStream stream = new FrameReader(channel, 2).open()) {
            return stream.readAllBytes();
        }
    }
}
