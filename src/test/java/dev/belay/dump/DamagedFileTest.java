package dev.belay.dump;

import static dev.belay.dump.PackedBytes.SMALL;
import static dev.belay.dump.PackedBytes.packed;
import static dev.belay.dump.PackedBytes.small;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DamagedFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("dump.bin"), bytes);
    }

    @Test
    void aDumpCutAnywhereIsNeverComplete() throws IOException {
        byte[] plain = small();
        int lastKeyEnds = SMALL.stripTrailing().length();
        for (int cut = 0; cut < lastKeyEnds; cut++) {
            DumpSummary summary = DumpFile.inspect(file(Arrays.copyOf(plain, cut)));
            assertThat(summary.complete()).as("cut at %d", cut).isFalse();
            assertThat(summary.tables())
                    .filteredOn(TableRows::exact)
                    .allSatisfy(table -> assertThat(table.rows()).isEqualTo(3));
        }
        assertThat(DumpFile.inspect(file(plain)).complete()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD"})
    void aCompressedDumpCutAnywhereIsDamagedOrNotComplete(Compression compression) throws IOException {
        byte[] stored = packed(small(), compression);
        for (int cut = 0; cut < stored.length; cut++) {
            Path file = file(Arrays.copyOf(stored, cut));
            assertThat(completeOrDamaged(file)).as("cut at %d", cut).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD"})
    void aFlippedBitNeverGivesAWrongNumber(Compression compression) throws IOException {
        byte[] stored = packed(small(), compression);
        for (int bit = 0; bit < stored.length * Byte.SIZE; bit++) {
            byte[] flipped = stored.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            Path file = file(flipped);
            if (completeOrDamaged(file)) {
                assertThat(DumpFile.inspect(file).tables().getFirst().rows())
                        .as("flipped bit %d", bit)
                        .isEqualTo(3);
            }
        }
    }

    /** The header of either form has bits that mean nothing, so a flip may leave the text whole. */
    private static boolean completeOrDamaged(Path file) {
        try {
            return DumpFile.inspect(file).complete();
        } catch (BelayException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.DAMAGED_BACKUP);
            assertThat(e.sentence()).contains(file.toString());
            assertThat(e.hint()).isNotBlank();
            return false;
        }
    }
}
