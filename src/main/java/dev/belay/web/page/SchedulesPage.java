package dev.belay.web.page;

import dev.belay.access.Role;
import dev.belay.backup.calendar.CalendarBook.Entries;
import dev.belay.backup.calendar.CalendarBook.Planned;
import dev.belay.backup.calendar.CalendarSettings;
import dev.belay.backup.calendar.CalendarSettings.CloseSettings;
import dev.belay.backup.calendar.CalendarSettings.ScheduleSettings;
import dev.belay.backup.retention.RetentionLook;
import dev.belay.base.ErrorCode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happens by itself? */
public final class SchedulesPage {
    private final Messages messages;

    public SchedulesPage(Messages messages) {
        this.messages = messages;
    }

    /**
     * What is known of one database.
     *
     * @param entries its calendar; null before a database was set up
     * @param retention what would go; null when that is unknown
     * @param aboutRetention why the last request about retention was not served, or why it is unknown; null when neither
     */
    public record Known(
            String database,
            @Nullable Entries entries,
            @Nullable RetentionLook retention,
            @Nullable Problem aboutRetention) {}

    /** The page; {@code problem} is why the last request was not served, null when there was none. */
    public View view(Shell shell, Known known, @Nullable Problem problem) {
        Words words = new Words(messages, shell.place());
        String database = known.database();
        Entries entries = known.entries();
        Model model = new Model(
                headline(words, entries),
                words.text("schedule.lede", words.place().zone().getId()),
                Trouble.of(words, problem),
                Trouble.of(words, unread(entries)),
                database,
                entries == null ? List.of() : schedules(words, entries),
                entries == null ? List.of() : closes(words, entries),
                entries == null ? List.of() : CalendarLine.runs(words, entries),
                entries == null ? List.of() : CalendarLine.closes(words, entries),
                entries != null && shell.visitor().may(Role.ADMIN),
                ScheduleForm.empty(words),
                CloseForm.empty(words),
                known.retention() == null
                        ? null
                        : RetentionPart.of(words, shell.visitor(), known.retention(), known.aboutRetention()),
                known.retention() == null ? Trouble.of(words, known.aboutRetention()) : null);
        return new View(
                "schedules/page",
                Map.of(
                        "shell",
                        Surroundings.of(words, shell, Section.SCHEDULES, words.text("schedule.title"), false),
                        "page",
                        model));
    }

    private static @Nullable Problem unread(@Nullable Entries entries) {
        String trouble = entries == null ? null : entries.trouble();
        return trouble == null
                ? null
                : new Problem(ErrorCode.USAGE, trouble, "until it is corrected, the calendar stays as it was before");
    }

    private static String headline(Words words, @Nullable Entries entries) {
        return entries == null
                ? words.text("schedule.headline.none")
                : Stream.concat(entries.schedules().stream(), entries.closes().stream())
                        .flatMap(planned -> planned.next().stream())
                        .min(Instant::compareTo)
                        .map(next -> words.text("schedule.headline", words.relative(next)))
                        .orElseGet(() -> words.text("schedule.headline.none"));
    }

    private static List<Card> schedules(Words words, Entries entries) {
        return entries.schedules().stream()
                .map(planned -> new Card(
                        planned.number(),
                        CronWords.of(words, planned.what().cron()),
                        planned.what().shown(),
                        drill(words, planned.what().drill()),
                        next(words, planned, List.of()),
                        ScheduleForm.of(words, planned.what()),
                        null))
                .toList();
    }

    private static List<Card> closes(Words words, Entries entries) {
        return entries.closes().stream()
                .map(planned -> new Card(
                        planned.number(),
                        CloseWords.plan(words, planned.what()),
                        "",
                        words.text(
                                "schedule.close.keep",
                                CloseWords.term(words, planned.what().keep().text())),
                        next(
                                words,
                                planned,
                                planned.periods().stream()
                                        .map(period -> period.key())
                                        .toList()),
                        null,
                        CloseForm.of(words, planned.what())))
                .toList();
    }

    private static String drill(Words words, String drill) {
        return drill.isEmpty() ? "" : words.text("schedule.drill." + drill);
    }

    private static List<Next> next(Words words, Planned<?> planned, List<String> periods) {
        return IntStream.range(0, planned.next().size())
                .mapToObj(index ->
                        new Next(words.moment(planned.next().get(index)), periods.isEmpty() ? "" : periods.get(index)))
                .toList();
    }

    /** A moment to come, and the period that is closed then; empty for a schedule. */
    private record Next(Moment moment, String period) {}

    /**
     * A schedule or a close.
     *
     * @param written as {@code belay.yml} has it; empty when the words say it all
     * @param note what else there is to say; empty when nothing
     */
    private record Card(
            int number,
            String words,
            String written,
            String note,
            List<Next> next,
            @Nullable ScheduleForm schedule,
            @Nullable CloseForm close) {}

    /** What can be filled in for a schedule. */
    private record ScheduleForm(String cron, List<Choice> drills) {
        static ScheduleForm empty(Words words) {
            return new ScheduleForm("0 2 * * *", drills(words, ""));
        }

        static ScheduleForm of(Words words, ScheduleSettings schedule) {
            return new ScheduleForm(schedule.shown(), drills(words, schedule.drill()));
        }

        private static List<Choice> drills(Words words, String chosen) {
            return Stream.concat(Stream.of(""), CalendarSettings.DRILLS.stream())
                    .map(drill -> new Choice(
                            drill,
                            words.text("schedule.drill." + (drill.isEmpty() ? "unsaid" : drill)),
                            drill.equals(chosen)))
                    .toList();
        }
    }

    /** What can be filled in for a close. */
    private record CloseForm(List<Choice> periods, List<Choice> ends, String at, String keep, String named) {
        static CloseForm empty(Words words) {
            return form(words, "month", DayOfWeek.SUNDAY.name(), CloseSettings.DEFAULT_TIME, "7y", "");
        }

        static CloseForm of(Words words, CloseSettings close) {
            Map<String, String> written = close.written();
            return form(
                    words,
                    close.period(),
                    written.getOrDefault("ends", DayOfWeek.SUNDAY.name()),
                    close.at().toString(),
                    close.keep().text(),
                    String.join(
                            "\n",
                            close.named().stream()
                                    .map(period -> period.name() + " " + period.ends())
                                    .toList()));
        }

        private static CloseForm form(Words words, String period, String ends, String at, String keep, String named) {
            return new CloseForm(
                    CalendarSettings.PERIODS.stream()
                            .map(word -> new Choice(word, words.text("schedule.period." + word), word.equals(period)))
                            .toList(),
                    Stream.of(DayOfWeek.values())
                            .map(day -> new Choice(
                                    day.name().toLowerCase(Locale.ROOT),
                                    CloseWords.weekday(words, day),
                                    day.name().equalsIgnoreCase(ends)))
                            .toList(),
                    at,
                    keep,
                    named);
        }
    }

    /** One of several words of a form. */
    private record Choice(String value, String label, boolean chosen) {}

    private record Model(
            String headline,
            String lede,
            @Nullable Trouble trouble,
            @Nullable Trouble unread,
            String database,
            List<Card> schedules,
            List<Card> closes,
            List<CalendarLine> runs,
            List<CalendarLine> closed,
            boolean mayChange,
            ScheduleForm newSchedule,
            CloseForm newClose,
            @Nullable RetentionPart retention,
            @Nullable Trouble retentionUnknown) {}
}
