package dev.belay.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.base.Sha256;
import dev.belay.testing.Seeds;
import dev.belay.vault.BackupId;
import dev.belay.vault.Contents;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerificationDueTest {
    private static final Instant NOW = Instant.parse("2026-02-19T03:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);

    private final Map<BackupId, Instant> tries = new HashMap<>();

    static IntStream seeds() {
        return Seeds.of(100, 5000);
    }

    private Optional<Manifest> due(Manifest... manifests) {
        return VerificationDue.choose(List.of(manifests), tries, MONTH, NOW);
    }

    @Test
    void withoutBackupsNothingIsDue() {
        assertThat(due()).isEmpty();
    }

    @Test
    void oneBackupIsReadAgainAMonthAfterItWasTaken() {
        assertThat(due(takenAt(1, ago(MONTH.minusMinutes(1))))).isEmpty();
        assertThat(due(takenAt(1, ago(MONTH)))).isPresent();
    }

    @Test
    void ofTwoTheOneThatWasReadLongestAgoIsReadHalfAMonthAfterTheLastReading() {
        Manifest old = read(takenAt(1, ago(Duration.ofDays(90))), ago(Duration.ofDays(20)));
        Manifest newer = read(takenAt(2, ago(Duration.ofDays(80))), ago(Duration.ofDays(15)));
        Manifest fresh = takenAt(3, ago(Duration.ofHours(1)));

        assertThat(due(newer, old)).contains(old);
        assertThat(due(read(newer, ago(Duration.ofDays(14))), old)).isEmpty();
        assertThat(due(newer, old, fresh))
                .as("that a new file was read back is not its turn")
                .contains(old);
    }

    @Test
    void whatIsOlderThanAMonthIsDueAtOnceWhateverWasReadAMomentAgo() {
        Manifest old = takenAt(1, ago(MONTH.plusDays(3)));
        Manifest older = takenAt(2, ago(MONTH.plusDays(4)));
        Manifest just = read(takenAt(3, ago(MONTH)), NOW);

        assertThat(due(old, just, older)).contains(older);
        assertThat(due(old, just)).contains(old);
    }

    @Test
    void whatCouldNotBeReadHoldsUpNoOtherAndIsTriedAgainAfterADay() {
        Manifest stuck = takenAt(1, ago(MONTH.plusDays(9)));
        Manifest next = takenAt(2, ago(MONTH.plusDays(1)));
        tries.put(stuck.id(), ago(Duration.ofHours(23)));

        assertThat(due(stuck, next)).contains(next);
        assertThat(due(stuck)).isEmpty();
        tries.put(stuck.id(), ago(Duration.ofHours(24)));
        assertThat(due(stuck, next)).contains(stuck);
    }

    /** Whatever the past was like: once everything was read, each file is read once a month, and at an even pace. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void eachIsReadOnceAMonthAtAnEvenPace(int seed) {
        Random random = new Random(seed);
        Duration tick = Duration.ofMinutes(1 + random.nextInt(30));
        World world = new World(past(random), tick);
        int count = world.manifests.size();
        // what is too old is read one in each tick; then a month begins in which nothing is
        world.run(tick.multipliedBy(count + 1L).plus(MONTH.multipliedBy(2)));

        Duration pace = MONTH.dividedBy(count);
        Duration settled = tick.multipliedBy(count + 1L).plus(MONTH);
        assertThat(world.longestGap(settled))
                .as("each is read within a month and the time in which those before it were")
                .isLessThanOrEqualTo(MONTH.plus(tick.multipliedBy(count + 1L)));
        assertThat(world.mostIn(settled, pace.multipliedBy(10)))
                .as("no more than ten, and what the ticks are late, in ten nth parts of the month")
                .isLessThanOrEqualTo(world.most(pace, tick));
    }

    @Test
    void aThousandThatWereReadOnOneDayAreSpreadOverTheMonthThatFollows() {
        Random random = new Random(1);
        List<Manifest> sameDay = IntStream.range(0, 1000)
                .mapToObj(number -> read(
                        takenAt(number, ago(Duration.ofDays(number))), ago(Duration.ofSeconds(random.nextInt(86_400)))))
                .toList();
        World world = new World(sameDay, Duration.ofMinutes(1));

        world.run(MONTH.minusDays(1));

        assertThat(world.readings).hasSizeBetween(900, 1000);
        assertThat(world.mostIn(Duration.ZERO, Duration.ofDays(1))).isBetween(30, 36);
        world.run(Duration.ofDays(2));
        assertThat(world.manifests)
                .allMatch(manifest -> manifest.verifications().size() >= 3);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aClockThatWasWrongForAWhileLeavesNothingUnread(int seed) {
        Random random = new Random(seed);
        World world = new World(past(random), Duration.ofMinutes(30));
        world.run(Duration.ofDays(random.nextInt(40)));
        Duration jump = Duration.ofDays(random.nextInt(4000) - 2000L);
        world.now = world.now.plus(jump);
        world.run(Duration.ofDays(random.nextInt(40)));
        world.now = world.now.minus(jump);
        Instant right = world.now;
        world.readings.clear();

        world.run(MONTH.plusDays(2));

        assertThat(world.manifests)
                .allSatisfy(manifest -> assertThat(manifest.verifications())
                        .as("read within the month before or since")
                        .anyMatch(reading -> !reading.at().isAfter(world.now)
                                && reading.at().isAfter(world.now.minus(MONTH).minus(Duration.ofDays(2)))));
        assertThat(world.readings)
                .as("and nothing again and again")
                .hasSizeLessThanOrEqualTo(2 * world.manifests.size() + 2)
                .allMatch(reading -> !reading.isBefore(right));
    }

    /** Backups of different ages, of which some were read again, some on one day, some at a time that is to come. */
    private static List<Manifest> past(Random random) {
        List<Manifest> all = new ArrayList<>();
        Instant oneDay = ago(Duration.ofDays(random.nextInt(60)));
        int count = 1 + random.nextInt(60);
        for (int number = 0; number < count; number++) {
            Manifest taken = takenAt(number, ago(Duration.ofHours(random.nextInt(24 * 400))));
            all.add(
                    switch (random.nextInt(4)) {
                        case 0 -> taken;
                        case 1 -> read(taken, oneDay);
                        case 2 -> read(taken, NOW.plus(Duration.ofDays(random.nextInt(900))));
                        default -> read(taken, ago(Duration.ofHours(random.nextInt(24 * 90))));
                    });
        }
        return all;
    }

    /** A console that looks now and then, and reads what is due. */
    private static final class World {
        private final List<Manifest> manifests;
        private final List<Instant> readings = new ArrayList<>();
        private final Map<BackupId, List<Instant>> readingsOf = new HashMap<>();
        private final Duration tick;
        private Instant now = NOW;

        World(List<Manifest> manifests, Duration tick) {
            this.manifests = new ArrayList<>(manifests);
            this.tick = tick;
        }

        void run(Duration time) {
            Instant end = now.plus(time);
            while (now.isBefore(end)) {
                now = now.plus(tick);
                VerificationDue.choose(manifests, Map.of(), MONTH, now).ifPresent(this::read);
            }
        }

        private void read(Manifest due) {
            manifests.set(manifests.indexOf(due), VerificationDueTest.read(due, now));
            readings.add(now);
            readingsOf.computeIfAbsent(due.id(), _ -> new ArrayList<>()).add(now);
        }

        /** Between two readings of the same file, after {@code settled}. */
        Duration longestGap(Duration settled) {
            Instant from = NOW.plus(settled);
            Duration longest = Duration.ZERO;
            for (Manifest manifest : manifests) {
                List<Instant> times = new ArrayList<>(readingsOf.getOrDefault(manifest.id(), List.of()));
                assertThat(times)
                        .as(manifest.id() + " was read in the first month")
                        .isNotEmpty();
                times.add(now);
                for (int i = 1; i < times.size(); i++) {
                    Duration gap = Duration.between(times.get(i - 1), times.get(i));
                    longest = times.get(i).isAfter(from) && gap.compareTo(longest) > 0 ? gap : longest;
                }
            }
            return longest;
        }

        int mostIn(Duration settled, Duration window) {
            List<Instant> seen = readings.stream()
                    .filter(at -> !at.isBefore(NOW.plus(settled)))
                    .toList();
            int most = 0;
            for (Instant begin : seen) {
                Instant end = begin.plus(window);
                most = Math.max(most, (int) seen.stream()
                        .filter(at -> !at.isBefore(begin) && at.isBefore(end))
                        .count());
            }
            return most;
        }

        /** What comes late by a tick each time is caught up with in the end. */
        int most(Duration pace, Duration tick) {
            long late = tick.multipliedBy(manifests.size()).dividedBy(pace);
            return (int) (10 + 4 + late);
        }
    }

    private static Instant ago(Duration past) {
        return NOW.minus(past);
    }

    private static Manifest takenAt(int number, Instant at) {
        return new Manifest(
                Manifest.FORMAT,
                new BackupId("ledger_" + number),
                "ledger",
                new Source("ledger", "7", 1, "15.18", "15.18", "UTF8", "C", "C", "libc", 1),
                new Taken(at, at, "UTC", Reason.SCHEDULE, "belay", null, null, null, null, null),
                new Contents(1, 1, Sha256.of("x"), Tables.of(List.of()), 0, 0, List.of(), List.of(), List.of()),
                null,
                false,
                List.of(),
                List.of(new Verification(at, "read-back", true, "")),
                null,
                List.of(),
                null,
                List.of());
    }

    private static Manifest read(Manifest manifest, Instant at) {
        return manifest.with(new Verification(at, "verify", true, ""));
    }
}
