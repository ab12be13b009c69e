package dev.belay.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.belay.schedule.PeriodCalendar.Named;
import dev.belay.schedule.PeriodCalendar.Named.End;
import dev.belay.schedule.PeriodCalendar.Regular;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
    @ParameterizedTest
    @CsvSource({
        "2026-W07, 2026-02-09, 2026-02-15",
        "2026-W53, 2026-12-28, 2027-01-03",
        "2027-W01, 2027-01-04, 2027-01-10",
        "2026-02, 2026-02-01, 2026-02-28",
        "2028-02, 2028-02-01, 2028-02-29",
        "2026-Q1, 2026-01-01, 2026-03-31",
        "2026, 2026-01-01, 2026-12-31",
        "2026-02-19, 2026-02-19, 2026-02-19",
    })
    void aKeyNamesItsDays(String key, LocalDate first, LocalDate last) {
        assertThat(Period.parse(key)).contains(new Period(key, first, last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-W53", "2026-W00", "2026-13", "2026-Q5", "2026-02-30", "26", "2026-w07", "", "H1"})
    void aKeyOfNoPeriodNamesNone(String key) {
        assertThat(Period.parse(key)).isEmpty();
    }

    @Test
    void aWeekThatEndsOnSaturdayIsNamedByTheIsoWeekOfThatDay() {
        assertThat(Period.parse("2026-W07", DayOfWeek.SATURDAY))
                .contains(new Period("2026-W07", LocalDate.of(2026, 2, 8), LocalDate.of(2026, 2, 14)));
        assertThat(Period.holding(LocalDate.of(2026, 2, 8), Period.Kind.WEEK, DayOfWeek.SATURDAY)
                        .key())
                .isEqualTo("2026-W07");
    }

    @ParameterizedTest
    @EnumSource(DayOfWeek.class)
    void fromYearToYearEveryDayIsInExactlyOnePeriodOfEachKind(DayOfWeek ends) {
        for (Period.Kind kind : Period.Kind.values()) {
            List<Period> all = new Regular(kind, ends).ending(LocalDate.of(2000, 1, 1), LocalDate.of(2040, 12, 31));
            Set<String> keys = new HashSet<>();
            for (int i = 0; i < all.size(); i++) {
                Period period = all.get(i);
                assertThat(keys.add(period.key())).as(period.key()).isTrue();
                assertThat(Period.parse(period.key(), ends)).contains(period);
                if (i > 0) {
                    assertThat(period.first()).isEqualTo(all.get(i - 1).last().plusDays(1));
                }
            }
        }
    }

    @Test
    void aCalendarOfOnesOwnNamesItsPeriods() {
        Named calendar = new Named(
                List.of(new End("H2-2026", LocalDate.of(2026, 12, 26)), new End("H1-2026", LocalDate.of(2026, 6, 27))));

        assertThat(calendar.find("H2-2026"))
                .contains(new Period("H2-2026", LocalDate.of(2026, 6, 28), LocalDate.of(2026, 12, 26)));
        assertThat(calendar.ending(LocalDate.of(2026, 6, 27), LocalDate.of(2026, 12, 25)))
                .extracting(Period::key)
                .containsExactly("H1-2026");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Named(
                        List.of(new End("a", LocalDate.of(2026, 1, 1)), new End("a", LocalDate.of(2026, 2, 1)))))
                .withMessage("two periods have the same name");
    }
}
