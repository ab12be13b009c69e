package dev.belay.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.backup.BackupResult;
import dev.belay.backup.calendar.CalendarBook.Closed;
import dev.belay.backup.calendar.CalendarBook.Entries;
import dev.belay.backup.calendar.CalendarBook.Statement;
import dev.belay.backup.calendar.CloseProof.ProofState;
import dev.belay.backup.calendar.CloseRecord;
import dev.belay.backup.calendar.CloseRecord.Phase;
import dev.belay.vault.Manifest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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

    static Stream<Arguments> proofs() {
        ProofState proven = new ProofState.Proven(Samples.NOW, "drive, nas");
        ProofState lost = new ProofState.Missing(
                "the copy in drive is missing; the copy in nas failed: the folder /mnt/nas is not there");
        return Stream.of(
                Arguments.of(
                        Locale.ENGLISH, new ProofState.NotConfigured(), "off", "this backup lies on this machine only"),
                Arguments.of(Locale.ENGLISH, new ProofState.Awaited(), "now", "not confirmed yet"),
                Arguments.of(Locale.ENGLISH, proven, "ok", ": drive, nas"),
                Arguments.of(
                        Locale.ENGLISH,
                        lost,
                        "bad",
                        "The copy in drive is missing. The copy in nas failed: the folder /mnt/nas is not there."),
                Arguments.of(Locale.KOREAN, new ProofState.Awaited(), "now", "아직 확인되지 않음"),
                Arguments.of(Locale.KOREAN, proven, "ok", ": drive, nas"),
                Arguments.of(
                        Locale.KOREAN, lost, "bad", "drive의 사본이 없어졌습니다. nas의 사본을 보내지 못했습니다: 폴더 /mnt/nas이(가) 없습니다."));
    }

    @ParameterizedTest
    @MethodSource("proofs")
    void theStatementSaysWhichCopiesProveIt(Locale locale, ProofState copies, String mark, String said) {
        ProofState none = new ProofState.NotConfigured();
        Statement statement = new Statement(SampleBackups.newest().manifest(), null, null, copies, none);
        View view = Pages.create(MESSAGES).statement().view(Samples.shell(locale, "/"), statement);

        Html page = new Html(Templates.packaged(MESSAGES).render(view, locale));

        assertThat(page.words()).contains(said);
        assertThat(page.tags("svg").stream()
                        .map(tag -> tag.attributes().getOrDefault("class", ""))
                        .filter(drawn -> drawn.startsWith("bullet"))
                        .toList())
                .as("reading, comparing, copies, drill")
                .element(2)
                .isEqualTo("bullet " + mark);
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
