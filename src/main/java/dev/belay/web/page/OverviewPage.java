package dev.belay.web.page;

import dev.belay.access.Role;
import dev.belay.operation.Operation;
import dev.belay.vault.StoredBackup;
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
        Safety safety = Safety.of(backups, known.operations(), shell);
        return new View(
                "overview/page",
                Map.of(
                        "shell",
                        Surroundings.of(
                                words, shell, Section.OVERVIEW, words.text("nav.OVERVIEW"), shell.backup() != null),
                        "page",
                        new Model(
                                Verdict.of(words, shell, safety),
                                Trouble.of(
                                        words,
                                        shell.guarded() == null
                                                ? null
                                                : shell.guarded().why()),
                                Light.all(words, safety),
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
     */
    public record Known(List<StoredBackup> backups, List<Operation> operations) {
        public Known {
            backups = List.copyOf(backups);
            operations = List.copyOf(operations);
        }
    }

    private record Model(
            Verdict verdict,
            @Nullable Trouble trouble,
            List<Light> lights,
            @Nullable BackupJob job,
            boolean mayTake,
            @Nullable Growth growth,
            List<Event> events) {}
}
