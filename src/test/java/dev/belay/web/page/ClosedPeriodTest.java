package dev.belay.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.backup.BackupResult;
import dev.belay.backup.calendar.CalendarBook.Closed;
import dev.belay.backup.calendar.CalendarBook.Entries;
import dev.belay.backup.calendar.CloseRecord;
import dev.belay.backup.calendar.CloseRecord.Phase;
import dev.belay.vault.Manifest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A period that is closed by a backup that looks wrong, in the list and on the statement to print. */
class ClosedPeriodTest {
    private static final Messages MESSAGES = Messages.load();
    private static final Shell SHELL = Samples.shell(Locale.ENGLISH, "/");
    private static final Map<String, View> STATEMENTS = SampleAnomalies.statements(Pages.create(MESSAGES), SHELL);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "statement-suspicious | it looks wrong, and nobody said so far that it is right. It comes from another server",
                "statement-accepted | minji said on",
                "statement-changed | it counts, with a change. The table public.expense lost rows",
                "statement-same | nothing stands out",
                "statement-first | there was none to compare it with"
            })
    void theStatementSaysHowItLooksBesideTheBackupBefore(String name, String said) {
        String page = Templates.packaged(MESSAGES).render(Objects.requireNonNull(STATEMENTS.get(name)), Locale.ENGLISH);

        assertThat(new Html(page).words()).contains(said);
    }

    @Test
    void theListMarksAClosedPeriodUntilItsBackupIsAccepted() {
        assertThat(line(SampleBackups.suspicious(Samples.NOW, null)))
                .extracting(CalendarLine::mark, CalendarLine::state)
                .containsExactly("care", "closed, suspicious");
        assertThat(line(SampleBackups.newest().manifest()))
                .extracting(CalendarLine::mark, CalendarLine::state)
                .containsExactly("ok", "closed");
    }

    private static CalendarLine line(Manifest manifest) {
        CloseRecord record = new CloseRecord(
                "ledger", "2026-W47", null, 1, Samples.NOW, "belay", Phase.CLOSED, null, manifest.id(), "");
        Closed closed = new Closed("2026-W47", null, record, new BackupResult.Good(manifest), false, null);
        Words words = new Words(MESSAGES, SHELL.place());
        return CalendarLine.closes(
                        words,
                        new Entries(SHELL.place().zone(), List.of(), List.of(), List.of(), List.of(closed), null))
                .getFirst();
    }
}
