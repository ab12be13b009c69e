package dev.belay.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.belay.notify.Facts.Disk;
import dev.belay.notify.Facts.DiskSample;
import dev.belay.notify.Facts.Drill;
import dev.belay.notify.Facts.Failed;
import dev.belay.notify.Facts.Flaw;
import dev.belay.notify.Facts.Good;
import dev.belay.notify.Facts.Jump;
import dev.belay.notify.Facts.Late;
import dev.belay.notify.Facts.OfDatabase;
import dev.belay.notify.Facts.RouteHealth;
import dev.belay.notify.Facts.StoreFault;
import dev.belay.notify.Trouble.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TroublesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T05:00:00Z");
    private static final Duration LIMIT = Duration.ofHours(26);

    private static Instant ago(Duration past) {
        return NOW.minus(past);
    }

    private static OfDatabase ledger(@Nullable Good newest, Duration watched) {
        return new OfDatabase(
                "ledger", "ledger", "db:5432", ago(watched), newest, null, List.of(), null, List.of(), List.of(), 0);
    }

    private static Facts facts(OfDatabase... databases) {
        return new Facts(NOW, List.of(databases), null, null, List.of(), List.of(), null, List.of());
    }

    private static Facts disk(Disk disk) {
        return new Facts(NOW, List.of(), disk, null, List.of(), List.of(), null, List.of());
    }

    private static List<Kind> kinds(Facts facts) {
        return Troubles.of(facts, LIMIT, Set.of()).stream().map(Trouble::kind).toList();
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aDatabaseIsOverdueExactlyWhenTheLimitHasPassed(int seed) {
        Random random = new Random(seed);
        Duration watched = Duration.ofSeconds(random.nextInt(400_000));
        Good newest = random.nextBoolean() ? null : new Good("b", ago(Duration.ofSeconds(random.nextInt(400_000))));
        Duration without = newest == null ? watched : Duration.between(newest.taken(), NOW);

        List<Trouble> found = Troubles.of(facts(ledger(newest, watched)), LIMIT, Set.of());

        assertThat(found.isEmpty()).isEqualTo(without.compareTo(LIMIT) <= 0);
        assertThat(found).allSatisfy(trouble -> {
            assertThat(trouble.kind()).isEqualTo(Kind.OVERDUE);
            assertThat(trouble.since()).isEqualTo(NOW.minus(without).plus(LIMIT));
            assertThat(trouble.at()).isEqualTo(newest == null ? null : newest.taken());
        });
    }

    @Test
    void whateverIsWrongWithADatabaseIsATroubleOfItsOwn() {
        Instant then = ago(Duration.ofHours(1));
        OfDatabase all = new OfDatabase(
                "ledger",
                "ledger",
                "db:5432",
                ago(Duration.ofDays(90)),
                new Good("b", then),
                new Failed(then, "no", "try"),
                List.of(new Flaw("b1", true, then, "cut"), new Flaw("b2", false, then, "halved")),
                new Drill(null, Duration.ofDays(8), new Flaw("b3", false, then, "a row is missing")),
                List.of(new Late("2026-W46", then), new Late("2026-W45", then)),
                List.of(new Late("nas", then)),
                12);

        List<Trouble> found = Troubles.of(facts(all), LIMIT, Set.of());

        assertThat(found)
                .extracting(Trouble::kind)
                .containsExactly(
                        Kind.FAILED,
                        Kind.DAMAGED,
                        Kind.SUSPICIOUS,
                        Kind.DRILL_FAILED,
                        Kind.DRILL_OVERDUE,
                        Kind.CLOSE_MISSED,
                        Kind.CLOSE_MISSED,
                        Kind.OFFSITE_BEHIND,
                        Kind.RETENTION_WAITS);
        assertThat(found).extracting(Trouble::key).doesNotHaveDuplicates();
    }

    @Test
    void aDiskIsFullWhenTheNextBackupDoesNotFitAndFillingWhenItsDaysAreCounted() {
        List<DiskSample> aWeek = List.of(new DiskSample(ago(Duration.ofDays(7)), 170, 100));

        assertThat(kinds(disk(new Disk(99, 0, 100, List.of())))).containsExactly(Kind.DISK_FULL);
        assertThat(kinds(disk(new Disk(100, 0, 100, List.of())))).isEmpty();
        assertThat(kinds(disk(new Disk(70, 170, 0, aWeek)))).as("7 days of 10").containsExactly(Kind.DISK_FILLING);
        assertThat(kinds(disk(new Disk(170, 100, 0, aWeek)))).as("nothing grew").isEmpty();
        assertThat(kinds(disk(new Disk(100, 170, 0, aWeek))))
                .as("10 days of 10")
                .isEmpty();
    }

    @Test
    void aDiskThatWasFillingIsWellOnlyWithTwiceTheDays() {
        Disk tenDays = new Disk(100, 170, 0, List.of(new DiskSample(ago(Duration.ofDays(7)), 170, 100)));

        assertThat(Troubles.of(disk(tenDays), LIMIT, Set.of("DISK_FILLING||")))
                .extracting(Trouble::text)
                .containsExactly("10");
    }

    @Test
    void aRouteIsBrokenAfterThreeFailuresAndAJumpOfTheClockIsToldForAnHour() {
        Instant then = ago(Duration.ofMinutes(59));
        Facts facts = new Facts(
                NOW,
                List.of(),
                null,
                new Jump(then, Duration.ofHours(-3)),
                List.of(
                        new StoreFault("nas", Kind.OFFSITE_STOPPED, then, "the disk is full", "free some space"),
                        new StoreFault("r2", Kind.OFFSITE_UNSEEN, then, "", "")),
                List.of(
                        new RouteHealth("email", 3, then, "refused", null),
                        new RouteHealth("slack", 2, then, "refused", null)),
                null,
                List.of());

        assertThat(Troubles.of(facts, LIMIT, Set.of()))
                .extracting(Trouble::key, Trouble::text)
                .containsExactly(
                        tuple("CLOCK_JUMPED||", "−3h"),
                        tuple("OFFSITE_STOPPED||nas", "the disk is full"),
                        tuple("OFFSITE_UNSEEN||r2", ""),
                        tuple("ROUTE_BROKEN||email", "refused"));
    }

    @Test
    void everyTroubleHasItsWordsInBothLanguages() {
        for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN)) {
            Wording wording = Wording.in(language, ZoneId.of("Asia/Seoul"), said -> said);
            for (Kind kind : Kind.values()) {
                Trouble trouble = new Trouble(kind, "ledger", "this", NOW, NOW, "that", "");
                assertThat(List.of(
                                wording.title(trouble, "ledger"),
                                wording.over(trouble, "ledger"),
                                wording.toDo(trouble, "ledger")))
                        .as(kind + " " + language)
                        .allSatisfy(words -> assertThat(words).isNotBlank().doesNotContain("{", "}"));
            }
        }
    }
}
