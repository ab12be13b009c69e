package dev.belay.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.schedule.Due.Run;
import dev.belay.schedule.Due.Span;
import dev.belay.testing.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DueTest {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final Cron HOURLY = Cron.parse("0 * * * *");
    private static final Instant NOON = Instant.parse("2026-02-19T12:00:00Z");

    static IntStream seeds() {
        return Seeds.of(200, 20_000);
    }

    @Test
    void nothingIsDueBeforeTheScheduleWasSeen() {
        assertThat(due(List.of(), NOON)).isEmpty();
        assertThat(due(List.of(seen(NOON)), NOON.plus(Duration.ofMinutes(59)))).isEmpty();
        assertThat(due(List.of(seen(NOON)), NOON.plus(Duration.ofMinutes(60))))
                .contains(new Run(NOON.plus(Duration.ofHours(1)), NOON, 0));
    }

    @Test
    void anOutageIsMadeUpForOnce() {
        Instant back = NOON.plus(Duration.ofHours(7)).plusSeconds(90);
        Run run = due(List.of(seen(NOON)), back).orElseThrow();

        assertThat(run).isEqualTo(new Run(NOON.plus(Duration.ofHours(7)), NOON, 6));
        assertThat(due(List.of(seen(NOON), new Span(run.since(), run.moment())), back.plusSeconds(600)))
                .isEmpty();
    }

    @Test
    void aClockThatWasPutBackRunsNothingTwice() {
        Span ran = new Span(NOON, NOON.plus(Duration.ofHours(7)));

        for (int hour = 0; hour < 7; hour++) {
            assertThat(due(List.of(seen(NOON), ran), NOON.plus(Duration.ofHours(hour))))
                    .isEmpty();
        }
        assertThat(due(List.of(seen(NOON), ran), NOON.plus(Duration.ofHours(8))))
                .isPresent();
    }

    @Test
    void aRunByAClockThatWasYearsAheadHoldsNothingBack() {
        Span ahead = new Span(NOON, NOON.plus(Duration.ofDays(1500)));

        assertThat(due(List.of(seen(NOON), ahead), NOON.plus(Duration.ofHours(1))))
                .contains(new Run(NOON.plus(Duration.ofHours(1)), NOON, 0));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverTheClockDoesNoMomentRunsTwiceAndTheNewestIsNeverLost(int seed) {
        Random random = new Random(seed);
        Cron cron = Cron.parse(random.nextInt(60) + " */" + (1 + random.nextInt(12)) + " * * *");
        Instant now = NOON.plusSeconds(random.nextInt(1_000_000));
        List<Span> done = new ArrayList<>(List.of(seen(now)));
        Set<Instant> ran = new HashSet<>();
        Instant highest = now;
        for (int step = 0; step < 60; step++) {
            boolean back = random.nextInt(6) == 0;
            now = now.plus(Duration.ofMinutes(back ? -random.nextInt(1400) : random.nextInt(4000)));
            Optional<Run> run = Due.run(cron, SEOUL, done, now);
            if (now.isAfter(highest)) {
                boolean asked = cron.last(now, SEOUL).isAfter(highest);
                assertThat(run.isPresent() || !asked).as("step %s", step).isTrue();
                highest = now;
            }
            if (run.isPresent()) {
                assertThat(ran.add(run.get().moment())).as("step %s", step).isTrue();
                assertThat(run.get().moment()).isBeforeOrEqualTo(now);
                done.add(new Span(run.get().since(), run.get().moment()));
            }
        }
    }

    private static Optional<Run> due(List<Span> done, Instant now) {
        return Due.run(HOURLY, SEOUL, done, now);
    }

    private static Span seen(Instant at) {
        return new Span(Instant.EPOCH, at);
    }
}
