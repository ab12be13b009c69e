package dev.belay.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartsTest {
    private static final long MIB = 1024 * 1024;

    @ParameterizedTest
    @ValueSource(longs = {8 * MIB + 1, 16 * MIB, 80_000 * MIB, 80_000 * MIB + 1, 1_000_000 * MIB, 5_000_000 * MIB + 7})
    void theyMakeUpTheFileAndAreNeverTooMany(long bytes) {
        Parts parts = Parts.of(bytes);

        assertThat(parts.count()).isBetween(2, 10_000);
        assertThat(parts.offset(parts.count()) + parts.size(parts.count())).isEqualTo(bytes);
        assertThat(parts.size(parts.count())).isPositive();
        assertThat(parts.partBytes()).isBetween((int) (5 * MIB), Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(longs = {8 * MIB + 1, 300_000 * MIB, 5_000_000 * MIB})
    void fewerAreOnTheirWayWhenTheyAreLarge(long bytes) {
        Parts parts = Parts.of(bytes);

        assertThat(parts.atOnce()).isBetween(1, 4);
        assertThat((long) parts.atOnce() * parts.partBytes())
                .isLessThanOrEqualTo(Math.max(32 * MIB, parts.partBytes()));
    }
}
