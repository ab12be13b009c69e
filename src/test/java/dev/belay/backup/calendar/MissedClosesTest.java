package dev.belay.backup.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.backup.calendar.CalendarSettings.CloseSettings;
import dev.belay.schedule.Due;
import dev.belay.testing.MutableClock;
import dev.belay.testing.fakes.FakeDumper.Ending;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissedClosesTest {
    @TempDir
    private Path home;

    /** Thursday, noon in Seoul. */
    private final MutableClock clock = MutableClock.at("2026-02-19T03:00:00Z");

    private Ledgers ledgers;

    @BeforeEach
    void closeEveryWeek() {
        ledgers = new Ledgers(home, clock);
        CloseSettings weekly = CloseSettings.of("ledger", "week", "sunday", "03:00", "7y", List.of());
        ledgers.file.set(new CalendarSettings(List.of(), List.of(weekly), Ledgers.SEOUL));
        ledgers.tick();
    }

    @AfterEach
    void close() {
        ledgers.close();
    }

    private List<String> missed() {
        CalendarBook book = new CalendarBook(
                ledgers.file,
                new CalendarBook.Kept(ledgers.state.schedules(), ledgers.state.closes()),
                ledgers.backups,
                new CloseProof.Both(CloseProof.notConfigured(), CloseProof.notConfigured()),
                clock);
        return book.missed("ledger").stream()
                .map(Due.Close::period)
                .map(period -> period.key())
                .toList();
    }

    @Test
    void aPeriodIsMissedAnHourAfterItWasDueAndUntilItIsMadeUp() {
        assertThat(missed()).isEmpty();
        clock.advance(Duration.ofHours(87));
        assertThat(missed()).as("due at 03:00 on Monday").isEmpty();
        clock.advance(Duration.ofMinutes(61));
        assertThat(missed()).containsExactly("2026-W08");
        clock.advance(Duration.ofDays(7));
        assertThat(missed()).containsExactly("2026-W08", "2026-W09");

        ledgers.tick();
        assertThat(missed()).containsExactly("2026-W09");
        ledgers.tick();
        assertThat(missed()).isEmpty();
    }

    @Test
    void aCloseThatFailsIsMissedToo() {
        ledgers.dumpsEnd(Ledgers.BADLY);
        clock.advance(Duration.ofHours(89));
        ledgers.tick();
        assertThat(missed()).containsExactly("2026-W08");

        ledgers.dumpsEnd(Ending.WELL);
        clock.advance(Duration.ofMinutes(16));
        ledgers.tick();

        assertThat(missed()).isEmpty();
    }
}
