package dev.belay.web.page;

import dev.belay.access.Role;
import dev.belay.backup.calendar.CalendarBook.Ahead;
import dev.belay.notify.NotifySettings;
import dev.belay.notify.Standing;
import dev.belay.operation.Operation;
import dev.belay.vault.StoredBackup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Am I safe? */
public final class OverviewPage {
    private static final int EVENTS = 8;

    private final Messages messages;

    public OverviewPage(Messages messages) {
        this.messages = messages;
    }

    /** The page. */
    public View view(Shell shell, Known known) {
        Words words = new Words(messages, shell.place());
        GoodBackups backups = new GoodBackups(known.backups());
        Safety safety = Safety.of(backups, known.operations(), known.elsewhere(), shell, known.overdue());
        return new View(
                "overview/page",
                Map.of(
                        "shell",
                        Surroundings.of(
                                words, shell, Section.OVERVIEW, words.text("nav.OVERVIEW"), shell.backup() != null),
                        "page",
                        new Model(
                                Verdict.of(words, shell, safety, known.overdue()),
                                Trouble.of(
                                        words,
                                        shell.guarded() == null
                                                ? null
                                                : shell.guarded().why()),
                                AlarmLine.all(words, shell, known.standing()),
                                Light.all(words, safety, known.elsewhere()),
                                ahead(words, known.ahead()),
                                BackupJob.of(words, shell.backup()),
                                shell.visitor().may(Role.OPERATOR),
                                Growth.of(words, backups.good()),
                                Event.of(words, known.operations(), EVENTS))));
    }

    /**
     * What the verdict rests on.
     *
     * @param backups of the database, in any order
     * @param operations the newest ones, newest first
     * @param standing troubles of this database, and of no single one
     * @param elsewhere how copies stand
     * @param overdue without a good backup for this long, one is
     * @param ahead what begins next by itself
     */
    public record Known(
            List<StoredBackup> backups,
            List<Operation> operations,
            List<Standing> standing,
            Elsewhere elsewhere,
            Duration overdue,
            Ahead ahead) {
        public Known {
            backups = List.copyOf(backups);
            operations = List.copyOf(operations);
            standing = List.copyOf(standing);
        }

        /** Of a database of which nothing is known yet. */
        public static Known nothing() {
            return new Known(List.of(), List.of(), List.of(), Elsewhere.NONE, NotifySettings.OVERDUE, Ahead.NOTHING);
        }
    }

    private static List<String> ahead(Words words, Ahead ahead) {
        List<String> said = new ArrayList<>();
        Instant backup = ahead.backup();
        Instant close = ahead.close();
        said.add(
                backup == null
                        ? words.text("overview.ahead.none")
                        : words.text("overview.ahead.backup", words.relative(backup), words.day(backup)));
        if (close != null) {
            said.add(words.text("overview.ahead.close", ahead.period(), words.relative(close), words.day(close)));
        }
        return said;
    }

    private record Model(
            Verdict verdict,
            @Nullable Trouble trouble,
            List<AlarmLine> alarms,
            List<Light> lights,
            List<String> ahead,
            @Nullable BackupJob job,
            boolean mayTake,
            @Nullable Growth growth,
            List<Event> events) {}
}
