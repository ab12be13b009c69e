package dev.belay.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.base.Sha256;
import dev.belay.vault.BackupId;
import dev.belay.vault.Contents;
import dev.belay.vault.DrillRecord;
import dev.belay.vault.Manifest;
import dev.belay.vault.Reason;
import dev.belay.vault.Source;
import dev.belay.vault.Tables;
import dev.belay.vault.Taken;
import dev.belay.vault.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DrillDueTest {
    private static final Instant NOW = Instant.parse("2026-02-19T03:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void withoutAGoodBackupNothingIsDue() {
        assertThat(choose(List.of(), null)).isEmpty();
        assertThat(choose(List.of(manifest(Duration.ofDays(30), false, null)), null))
                .isEmpty();
    }

    @Test
    void theFirstDrillIsDueADayAfterTheFirstGoodBackup() {
        assertThat(choose(List.of(manifest(Duration.ofHours(23), true, null)), null))
                .isEmpty();
        assertThat(choose(List.of(manifest(Duration.ofHours(24), true, null)), null))
                .isPresent();
    }

    @Test
    void theNextIsDueAWeekAfterTheLastWhateverThatOneShowed() {
        assertThat(choose(List.of(manifest(Duration.ofDays(9), true, WEEK.minusMinutes(1))), null))
                .isEmpty();
        assertThat(choose(List.of(manifest(Duration.ofDays(9), true, WEEK)), null))
                .isPresent();
    }

    @Test
    void aDrillThatCouldNotBeDoneIsTriedAgainAfterADay() {
        List<Manifest> manifests = List.of(manifest(Duration.ofDays(9), true, null));

        assertThat(choose(manifests, NOW.minus(Duration.ofHours(23)))).isEmpty();
        assertThat(choose(manifests, NOW.minus(Duration.ofHours(24)))).isPresent();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void itIsAGoodOneOfTheLastTwoRoundsOrElseTheNewestGoodOne(long seed) {
        Random random = new Random(seed);
        List<Manifest> manifests = new ArrayList<>();
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            manifests.add(manifest(Duration.ofHours(25L + random.nextInt(24 * 40)), random.nextInt(3) > 0, null));
        }

        Optional<Manifest> chosen = DrillDue.choose(manifests, null, WEEK, NOW, random);

        List<Manifest> good = manifests.stream().filter(Manifest::good).toList();
        assertThat(chosen.isPresent()).isEqualTo(!good.isEmpty());
        chosen.ifPresent(one -> {
            assertThat(good).contains(one);
            Instant newest = good.stream()
                    .map(each -> each.taken().began())
                    .max(Instant::compareTo)
                    .orElseThrow();
            Instant began = one.taken().began();
            assertThat(began.isAfter(NOW.minus(WEEK.multipliedBy(2))) || began.equals(newest))
                    .isTrue();
        });
    }

    static Stream<Long> seeds() {
        return IntStream.range(0, 200).mapToObj(Long::valueOf);
    }

    private static Optional<Manifest> choose(List<Manifest> manifests, @Nullable Instant lastTry) {
        return DrillDue.choose(manifests, lastTry, WEEK, NOW, new Random(1));
    }

    /** @param drilled how long ago; null for never */
    private static Manifest manifest(Duration age, boolean good, @Nullable Duration drilled) {
        Instant began = NOW.minus(age);
        return new Manifest(
                Manifest.FORMAT,
                new BackupId("ledger_" + age.toMinutes()),
                "ledger",
                new Source("ledger", "7", 1, "15.18", "15.18", "UTF8", "C", "C", "libc", 1),
                new Taken(began, began, "UTC", Reason.SCHEDULE, "belay", null, null, null, null, null),
                new Contents(1, 1, Sha256.of("x"), Tables.of(List.of()), 0, 0, List.of(), List.of(), List.of()),
                null,
                false,
                List.of(),
                List.of(new Verification(began, "read-back", good, "")),
                null,
                drilled == null
                        ? List.of()
                        : List.of(new DrillRecord(NOW.minus(drilled), 1000, false, "why", "here", 0, List.of(), null)),
                null);
    }
}
