package dev.belay.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 2 * * *      | 2026-02-19T03:00 | 2026-02-20T02:00",
                "*/15 * * * *   | 2026-02-19T03:00 | 2026-02-19T03:15",
                "30 3 * * SUN   | 2026-02-19T03:00 | 2026-02-22T03:30",
                "30 3 * * 7     | 2026-02-19T03:00 | 2026-02-22T03:30",
                "0 0 1 1 *      | 2026-02-19T03:00 | 2027-01-01T00:00",
                "0 0 29 2 *     | 2026-02-19T03:00 | 2028-02-29T00:00",
                "0 0 31 * *     | 2026-02-19T03:00 | 2026-03-31T00:00",
                "5,10-12 8 * * mon-fri | 2026-02-20T08:11 | 2026-02-20T08:12",
                "0 12 13 * FRI  | 2026-02-19T03:00 | 2026-02-20T12:00",
                "0 12 */2 * FRI | 2026-02-19T03:00 | 2026-02-27T12:00",
            })
    void theNextMomentIsTheOneThatEveryCronKnows(String cron, LocalDateTime now, LocalDateTime next) {
        Instant after = now.atZone(SEOUL).toInstant();

        assertThat(Cron.parse(cron).next(after, SEOUL).atZone(SEOUL).toLocalDateTime())
                .isEqualTo(next);
        assertThat(Cron.parse(cron).last(Cron.parse(cron).next(after, SEOUL), SEOUL))
                .isEqualTo(next.atZone(SEOUL).toInstant());
    }

    @Test
    void aSkippedTimeRunsOnceAtTheNextMomentThatExists() {
        // 2026-03-29: from 01:59:59 to 03:00:00
        assertThat(from("30 2 * * *", "2026-03-28T02:00:00Z", 2))
                .containsExactly(Instant.parse("2026-03-29T01:00:00Z"), Instant.parse("2026-03-30T00:30:00Z"));
        assertThat(from("*/30 2,3 * * *", "2026-03-29T00:00:00Z", 3))
                .containsExactly(
                        Instant.parse("2026-03-29T01:00:00Z"),
                        Instant.parse("2026-03-29T01:30:00Z"),
                        Instant.parse("2026-03-30T00:00:00Z"));
    }

    @Test
    void aRepeatedTimeRunsOnceAtTheFirstOfBoth() {
        // 2026-10-25: 02:30 is at 00:30Z and again at 01:30Z
        assertThat(from("30 2 * * *", "2026-10-24T12:00:00Z", 2))
                .containsExactly(Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-26T01:30:00Z"));
        assertThat(Cron.parse("30 2 * * *").last(Instant.parse("2026-10-25T01:45:00Z"), BERLIN))
                .isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    }

    @Test
    void aDayThatACountrySkippedIsMadeUpWhenItWakes() {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        Instant before = LocalDateTime.parse("2011-12-29T12:00").atZone(apia).toInstant();

        assertThat(Cron.parse("0 2 * * *").next(before, apia, 2))
                .extracting(moment -> moment.atZone(apia).toLocalDateTime())
                .containsExactly(LocalDateTime.parse("2011-12-31T00:00"), LocalDateTime.parse("2011-12-31T02:00"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 2 * *     | it has 4 fields, not 5",
                "0 25 * * *  | the hour '25' is not one of 0 to 23",
                "x 2 * * *   | the minute 'X' is not one of 0 to 59",
                "0 2 * * XYZ | the weekday 'XYZ' is not one of 0 to 7",
                "0 5-2 * * * | the hour '5-2' leads nowhere",
                "*/0 2 * * * | the minute '*/0' leads nowhere",
                "0 2 31 2 *  | no month that it names has such a day",
                "0 2 L * *   | the day 'L' is not one of 1 to 31",
                "1,,2 2 * * *| the minute cannot be '1,,2'",
            })
    void whatIsWrongIsSaid(String cron, String why) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cron.parse(cron)).withMessage(why);
    }

    @Test
    void theSameExpressionIsTheSameHoweverItIsSpaced() {
        assertThat(Cron.parse(" 0  2 * * *")).isEqualTo(Cron.parse("0 2 * * *")).hasToString("0 2 * * *");
    }

    private static List<Instant> from(String cron, String after, int count) {
        return Cron.parse(cron).next(Instant.parse(after), BERLIN, count);
    }
}
