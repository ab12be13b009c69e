package dev.belay.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.schedule.Due.ClosingTime;
import dev.belay.schedule.PeriodCalendar.Regular;
import dev.belay.testing.Seeds;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule by which a country ever changed its clocks from 2000 to 2040: nothing is lost and nothing comes twice. */
class EveryZoneTest {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2040;
    private static final List<String> SOME = List.of(
            "America/New_York",
            "Asia/Kathmandu",
            "Pacific/Apia",
            "Australia/Lord_Howe",
            "America/Sao_Paulo",
            "Africa/Casablanca",
            "Antarctica/Troll",
            "Asia/Seoul");

    static Stream<String> zones() {
        return Seeds.all() ? new TreeSet<>(ZoneId.getAvailableZoneIds()).stream() : SOME.stream();
    }

    @ParameterizedTest
    @MethodSource("zones")
    void aDailyTimeRunsOnceForEveryDateOfTheCalendar(String name) {
        ZoneId zone = ZoneId.of(name);
        Random random = new Random(name.hashCode());
        LocalTime time = LocalTime.of(random.nextInt(4), random.nextInt(60));
        Cron cron = Cron.parse(time.getMinute() + " " + time.getHour() + " * * *");
        Instant at = start(zone);

        for (LocalDate day = LocalDate.of(FIRST_YEAR, 1, 1); day.getYear() <= LAST_YEAR; day = day.plusDays(1)) {
            Instant expected = first(day.atTime(time), zone);
            Instant next = cron.next(at, zone);
            assertThat(next).as("%s %s", day, time).isEqualTo(expected);
            at = next;
        }
    }

    @ParameterizedTest
    @MethodSource("zones")
    void aroundEveryJumpEveryMinuteOfTheWallRunsOnce(String name) {
        ZoneId zone = ZoneId.of(name);
        Cron cron = Cron.parse("*/5 * * * *");
        Instant jump = start(zone);
        while (zone.getRules().nextTransition(jump) != null
                && zone.getRules()
                                .nextTransition(jump)
                                .getInstant()
                                .atZone(ZoneOffset.UTC)
                                .getYear()
                        <= LAST_YEAR) {
            jump = zone.getRules().nextTransition(jump).getInstant();
            Instant from = jump.minus(Duration.ofHours(3));
            Instant to = jump.plus(Duration.ofHours(3));
            Set<Instant> expected = new TreeSet<>();
            LocalDateTime wall = from.atZone(zone)
                    .toLocalDateTime()
                    .minusDays(2)
                    .withMinute(0)
                    .withSecond(0);
            for (int step = 0; step < 5 * 24 * 12; step++) {
                Instant moment = first(wall.plusMinutes(5L * step), zone);
                if (moment.isAfter(from) && !moment.isAfter(to)) {
                    expected.add(moment);
                }
            }
            List<Instant> ran = new ArrayList<>();
            for (Instant next = cron.next(from, zone); !next.isAfter(to); next = cron.next(next, zone)) {
                assertThat(cron.last(next, zone)).isEqualTo(next);
                ran.add(next);
            }
            assertThat(ran).as("around %s", jump).containsExactlyElementsOf(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("zones")
    void aConsoleThatIsOffNowAndThenClosesEachPeriodExactlyOnce(String name) {
        ZoneId zone = ZoneId.of(name);
        Random random = new Random(name.hashCode());
        DayOfWeek ends = DayOfWeek.of(1 + random.nextInt(7));
        for (Period.Kind kind : Period.Kind.values()) {
            ClosingTime closing = new ClosingTime(new Regular(kind, ends), LocalTime.of(random.nextInt(24), 30), zone);
            Instant since = start(zone);
            Instant end = Instant.parse((LAST_YEAR + 1) + "-01-01T00:00:00Z");
            Set<String> done = new HashSet<>();
            for (Instant now = since; now.isBefore(end); now = now.plus(Duration.ofHours(1 + random.nextInt(2000)))) {
                for (Due.Close close : Due.closes(closing, since, done, now)) {
                    assertThat(done.add(close.period().key()))
                            .as(close.toString())
                            .isTrue();
                    assertThat(close.due()).isBetween(since, now);
                }
            }
            Due.closes(closing, since, done, end)
                    .forEach(close -> done.add(close.period().key()));
            List<Period> all =
                    closing.calendar().ending(LocalDate.of(FIRST_YEAR - 1, 12, 1), LocalDate.of(LAST_YEAR + 1, 1, 2));
            assertThat(done)
                    .containsExactlyInAnyOrderElementsOf(all.stream()
                            .filter(period -> closing.of(period).isAfter(since)
                                    && !closing.of(period).isAfter(end))
                            .map(Period::key)
                            .toList());
        }
    }

    private static Instant start(ZoneId zone) {
        return LocalDateTime.of(FIRST_YEAR, 1, 1, 12, 0)
                .atZone(zone)
                .toInstant()
                .minus(Duration.ofHours(12).plusSeconds(1));
    }

    /** Told from the offsets alone: the first moment that shows this time, else the first one after the gap. */
    private static Instant first(LocalDateTime wall, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(wall);
        if (!offsets.isEmpty()) {
            return offsets.stream().map(wall::toInstant).min(Instant::compareTo).orElseThrow();
        }
        return zone.getRules().getTransition(wall).getInstant();
    }
}
