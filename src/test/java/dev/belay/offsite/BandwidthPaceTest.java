package dev.belay.offsite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.offsite.OffsiteSettings.Bandwidth;
import dev.belay.operation.CancelSignal;
import dev.belay.testing.MutableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Time passes only when somebody waits. */
class BandwidthPaceTest {
    private static final int MIB = 1024 * 1024;

    private final MutableClock clock = MutableClock.at("2026-02-19T03:00:00Z");
    private final Clock seoul = clock.withZone(ZoneId.of("Asia/Seoul"));
    private final CancelSignal cancel = new CancelSignal();
    private final Instant began = clock.instant();

    private boolean pass(Duration wait, CancelSignal signal) {
        clock.advance(wait);
        return signal.raised();
    }

    private BandwidthPace pace(Bandwidth... limits) {
        return new BandwidthPace(
                List.of(limits),
                seoul,
                () -> Duration.between(began, clock.instant()).toNanos(),
                this::pass);
    }

    private static Bandwidth limit(String from, String to, long bytesPerSecond) {
        return new Bandwidth(LocalTime.parse(from), LocalTime.parse(to), bytesPerSecond);
    }

    private Duration waited() {
        return Duration.between(began, clock.instant());
    }

    private void move(BandwidthPace pace, int times) {
        for (int i = 0; i < times; i++) {
            pace.before(MIB, cancel);
        }
    }

    @Test
    void withoutALimitNobodyWaits() {
        move(pace(limit("00:00", "08:00", 1)), 1000);

        assertThat(waited()).isZero();
    }

    @Test
    void allTogetherMoveNoMoreThanTheLimit() {
        BandwidthPace pace = pace(limit("08:00", "19:00", 2 * MIB));

        move(pace, 21);

        assertThat(waited()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void whoeverRestedDoesNotRushAfterwards() {
        BandwidthPace pace = pace(limit("08:00", "19:00", MIB));
        move(pace, 1);
        clock.advance(Duration.ofSeconds(100));

        move(pace, 4);

        assertThat(waited()).isEqualTo(Duration.ofSeconds(103));
    }

    @Test
    void theWholeDayIsFromAnHourToTheSame() {
        BandwidthPace pace = pace(limit("09:00", "09:00", MIB));

        move(pace, 6);

        assertThat(waited()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void theFirstLimitThatHoldsCounts() {
        BandwidthPace pace = pace(limit("12:00", "13:00", 4 * MIB), limit("00:00", "00:00", MIB));

        move(pace, 9);

        assertThat(waited()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void hoursMayGoOverMidnight() {
        clock.advance(Duration.ofHours(11));
        Instant eleven = clock.instant();
        BandwidthPace pace = pace(limit("22:00", "06:00", MIB));

        move(pace, 3);

        assertThat(Duration.between(eleven, clock.instant())).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void inHoursOfNothingItWaitsForTheirEnd() {
        BandwidthPace pace = pace(limit("08:00", "19:00", 0));

        pace.before(MIB, cancel);

        assertThat(waited()).isBetween(Duration.ofHours(7), Duration.ofHours(7).plusMinutes(1));
    }

    @Test
    void aLongWaitEndsWithTheHoursOfItsLimit() {
        BandwidthPace pace = pace(limit("08:00", "12:10", 100));
        pace.before(MIB, cancel);

        pace.before(MIB, cancel);

        assertThat(waited()).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
    }

    @Test
    void whoeverCancelsNeedNotWait() {
        cancel.raise();

        pace(limit("08:00", "19:00", 0)).before(MIB, cancel);

        assertThat(waited()).isLessThanOrEqualTo(Duration.ofMinutes(1));
    }
}
