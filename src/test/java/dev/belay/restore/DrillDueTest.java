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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private final Map<BackupId, Instant> tries = new HashMap<>();

    @Test
    void withoutAGoodBackupNothingIsDue() {
        assertThat(choose(List.of())).isEmpty();
        assertThat(choose(List.of(manifest(Duration.ofDays(30), false, null)))).isEmpty();
    }

    @Test
    void theFirstDrillIsDueADayAfterTheFirstGoodBackup() {
        assertThat(choose(List.of(manifest(Duration.ofHours(23), true, null)))).isEmpty();
        assertThat(choose(List.of(manifest(Duration.ofHours(24), true, null)))).isPresent();
    }

    @Test
    void theNextIsDueAWeekAfterTheLastWhateverThatOneShowed() {
        assertThat(choose(List.of(manifest(Duration.ofDays(9), true, WEEK.minusMinutes(1)))))
                .isEmpty();
        assertThat(choose(List.of(manifest(Duration.ofDays(9), true, WEEK)))).isPresent();
    }

    @Test
    void aDrillThatCouldNotBeDoneIsTriedAgainAfterADay() {
        List<Manifest> manifests = List.of(manifest(Duration.ofDays(9), true, null));

        tries.put(manifests.getFirst().id(), NOW.minus(Duration.ofHours(23)));
        assertThat(choose(manifests)).isEmpty();
        tries.put(manifests.getFirst().id(), NOW.minus(Duration.ofHours(24)));
        assertThat(choose(manifests)).isPresent();
    }

    @Test
    void theCloseOfAPeriodGoesBeforeTheWeeklyOneAndIsNotWaitedFor() {
        Manifest close = close(Duration.ofMinutes(1), null);
        Manifest older = close(Duration.ofHours(3), null);
        Manifest other = manifest(Duration.ofDays(9), true, WEEK);

        assertThat(choose(List.of(close))).contains(close);
        assertThat(choose(List.of(close, other, older))).contains(older);
        assertThat(choose(List.of(manifest(Duration.ofDays(2), true, Duration.ofHours(1)), close)))
                .as("whatever was tried a moment ago")
                .contains(close);
    }

    @Test
    void aCloseThatWentBadlyOrThatLiesFarBackIsNotTriedAgain() {
        assertThat(choose(List.of(close(Duration.ofHours(2), Duration.ofHours(1)))))
                .as("found bad")
                .isEmpty();
        assertThat(choose(List.of(close(Duration.ofDays(30), WEEK.minusHours(1)), close(Duration.ofDays(30), null))))
                .isEmpty();
    }

    @Test
    void aCloseThatCouldNotBeTriedHoldsUpNoOtherAndComesAgainAfterADay() {
        Manifest stuck = close(Duration.ofHours(30), null);
        Manifest next = close(Duration.ofHours(2), null);
        tries.put(stuck.id(), NOW.minus(Duration.ofHours(23)));

        assertThat(choose(List.of(stuck, next))).contains(next);
        tries.put(next.id(), NOW.minus(Duration.ofMinutes(1)));
        assertThat(choose(List.of(stuck, next))).isEmpty();
        tries.put(stuck.id(), NOW.minus(Duration.ofHours(24)));
        assertThat(choose(List.of(stuck, next))).contains(stuck);
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

        Optional<Manifest> chosen = DrillDue.choose(manifests, Map.of(), WEEK, NOW, random);

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

    private Optional<Manifest> choose(List<Manifest> manifests) {
        return DrillDue.choose(manifests, tries, WEEK, NOW, new Random(1));
    }

    /** @param drilled how long ago; null for never */
    private static Manifest manifest(Duration age, boolean good, @Nullable Duration drilled) {
        return manifest(Reason.SCHEDULE, age, good, drilled);
    }

    private static Manifest close(Duration age, @Nullable Duration drilled) {
        return manifest(Reason.CLOSE, age, true, drilled);
    }

    private static Manifest manifest(Reason reason, Duration age, boolean good, @Nullable Duration drilled) {
        Instant began = NOW.minus(age);
        return new Manifest(
                Manifest.FORMAT,
                new BackupId("ledger_" + age.toMinutes() + (drilled == null ? "" : "d")),
                "ledger",
                new Source("ledger", "7", 1, "15.18", "15.18", "UTF8", "C", "C", "libc", 1),
                new Taken(began, began, "UTC", reason, "belay", null, null, null, null, null),
                new Contents(1, 1, Sha256.of("x"), Tables.of(List.of()), 0, 0, List.of(), List.of(), List.of()),
                null,
                false,
                List.of(),
                List.of(new Verification(began, "read-back", good, "")),
                null,
                drilled == null
                        ? List.of()
                        : List.of(new DrillRecord(NOW.minus(drilled), 1000, false, "why", "here", 0, List.of(), null)),
                null,
                List.of());
    }
}
