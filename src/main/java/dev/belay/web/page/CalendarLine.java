package dev.belay.web.page;

import dev.belay.backup.BackupResult;
import dev.belay.backup.calendar.CalendarBook.Closed;
import dev.belay.backup.calendar.CalendarBook.Entries;
import dev.belay.backup.calendar.CalendarBook.Ran;
import dev.belay.backup.calendar.CloseProof.ProofState;
import dev.belay.backup.calendar.CloseRecord;
import dev.belay.base.ErrorCode;
import dev.belay.vault.BackupId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a run or of a close.
 *
 * @param name of the period; empty for a run
 * @param moment when it was to happen
 * @param tag such as that it was made up; empty when there is nothing to say
 * @param note why it is as it is; null when there is nothing to say
 * @param href of the backup; null when there is none
 */
record CalendarLine(
        String name,
        Moment moment,
        String mark,
        String state,
        String tag,
        @Nullable Sentence note,
        @Nullable String href) {

    static List<CalendarLine> runs(Words words, Entries entries) {
        return entries.runs().stream().map(ran -> run(words, ran)).toList();
    }

    static List<CalendarLine> closes(Words words, Entries entries) {
        return entries.closed().stream().map(closed -> close(words, closed)).toList();
    }

    private static CalendarLine run(Words words, Ran ran) {
        String tag = ran.run().missed() == 0
                ? ""
                : words.text("schedule.makesUp", ran.run().missed());
        Told told =
                switch (ran.run().phase()) {
                    case SKIPPED ->
                        new Told("care", "skipped", Sentence.of(words, ran.run().detail()), null);
                    case SEEN, CLAIMED -> Told.plain("now", "running");
                    case BEGUN -> result(words, ran.result());
                };
        return line(words, "", ran.run().moment(), told, tag);
    }

    private static CalendarLine close(Words words, Closed closed) {
        CloseRecord record = closed.record();
        Instant due = closed.due();
        Instant at =
                due != null ? due : record != null ? record.at() : words.place().now();
        Told told = record == null ? Told.plain("care", closed.late() ? "missed" : "due") : told(words, closed, record);
        boolean madeUp = closed.late() && told.mark.equals("ok");
        return line(words, Names.visible(closed.period()), at, told, madeUp ? words.text("schedule.madeUp") : "");
    }

    private static Told told(Words words, Closed closed, CloseRecord record) {
        return switch (record.phase()) {
            case CLOSED ->
                suspicious(closed.result())
                        ? new Told("care", "suspicious", drill(words, closed.drill()), href(record.backup()))
                        : new Told("ok", "closed", drill(words, closed.drill()), href(record.backup()));
            case CLAIMED -> Told.plain("now", "running");
            case BEGUN -> result(words, closed.result());
            case WAITING -> new Told("care", "waiting", Sentence.of(words, record.detail()), null);
            case FAILED -> new Told("bad", "failed", Sentence.of(words, record.detail()), null);
        };
    }

    private static @Nullable Sentence drill(Words words, @Nullable ProofState drill) {
        return switch (drill) {
            case null -> null;
            case ProofState.NotConfigured _ -> null;
            case ProofState.Awaited _ -> new Sentence(words.text("schedule.closed.drill"), words.language());
            case ProofState.Proven(Instant _, String said) -> Sentence.of(words, said);
            case ProofState.Missing(String why) -> Sentence.of(words, why);
        };
    }

    private static Told result(Words words, @Nullable BackupResult result) {
        return switch (result) {
            case null -> Told.plain("now", "running");
            case BackupResult.Good good ->
                suspicious(good)
                        ? new Told(
                                "care",
                                "doneSuspicious",
                                null,
                                href(good.manifest().id()))
                        : new Told("ok", "done", null, href(good.manifest().id()));
            case BackupResult.Failed failed
            when failed.code() == ErrorCode.BUSY ->
                new Told("care", "skipped", Sentence.of(words, failed.sentence()), null);
            case BackupResult.Failed failed -> new Told("bad", "failed", Sentence.of(words, failed.sentence()), null);
            case BackupResult.Cancelled _ -> Told.plain("off", "cancelled");
        };
    }

    private static boolean suspicious(@Nullable BackupResult result) {
        return result instanceof BackupResult.Good good && good.manifest().suspicious();
    }

    private static CalendarLine line(Words words, String name, Instant at, Told told, String tag) {
        return new CalendarLine(
                name,
                words.moment(at),
                told.mark,
                words.text("schedule.state." + told.state),
                tag,
                told.note,
                told.href);
    }

    private static @Nullable String href(@Nullable BackupId backup) {
        return backup == null ? null : "/backups/" + backup.value();
    }

    private record Told(
            String mark,
            String state,
            @Nullable Sentence note,
            @Nullable String href) {
        static Told plain(String mark, String state) {
            return new Told(mark, state, null, null);
        }
    }
}
