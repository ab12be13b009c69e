package dev.belay.web.page;

import dev.belay.access.Role;
import dev.belay.backup.BackupPhase;
import dev.belay.base.ErrorCode;
import dev.belay.operation.Failure;
import dev.belay.operation.Operation;
import dev.belay.vault.Manifest;
import dev.belay.vault.StoredBackup;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Can I trust this backup? */
public final class BackupPage {
    private final Messages messages;

    public BackupPage(Messages messages) {
        this.messages = messages;
    }

    /** The page. */
    public View view(Shell shell, Shown shown) {
        Words words = new Words(messages, shell.place());
        BackupRow row = BackupRow.of(words, shown.backup());
        Manifest manifest =
                switch (shown.backup()) {
                    case StoredBackup.Known known -> known.manifest();
                    case StoredBackup.Foreign foreign -> foreign.manifest();
                    case StoredBackup.Unknown _ -> null;
                };
        Model model = new Model(
                row,
                headline(words, row, manifest),
                Trouble.of(words, shown.problem()),
                BackupJob.of(words, running(shown)),
                failure(words, shown),
                manifest == null ? null : BackupStory.of(words, shown, manifest),
                Names.visible(shown.backup().file().toString()),
                rights(shell.visitor(), shown),
                shown.lastGood());
        return new View(
                "backup/page",
                Map.of(
                        "shell",
                        Surroundings.of(
                                words, shell, Section.BACKUPS, words.text("backup.title"), running(shown) != null),
                        "page",
                        model));
    }

    private static @Nullable Operation running(Shown shown) {
        Operation reading = shown.reading();
        return reading == null || !reading.running() ? null : reading;
    }

    /** Why it could not be read the last time; a damaged file is told by its state already. */
    private static @Nullable Trouble failure(Words words, Shown shown) {
        Operation reading = shown.reading();
        if (reading == null || !reading.phase().equals(BackupPhase.FAILED.name())) {
            return null;
        }
        Failure why = Failure.of(reading);
        boolean told = why.code() == ErrorCode.DAMAGED_BACKUP && shown.backup() instanceof StoredBackup.Known;
        return told ? null : Trouble.of(words, Problem.of(why));
    }

    private static String headline(Words words, BackupRow row, @Nullable Manifest manifest) {
        boolean ofDrill = manifest != null && row.mark().equals("bad") && BackupRow.wholeAndBad(manifest);
        String which = ofDrill ? "drill.headline.bad" : "backup.headline." + row.mark();
        return words.text(which, row.moment().day());
    }

    private static Rights rights(Visitor visitor, Shown shown) {
        boolean known = shown.backup() instanceof StoredBackup.Known;
        boolean manifest = !(shown.backup() instanceof StoredBackup.Unknown);
        boolean operator = visitor.may(Role.OPERATOR);
        boolean admin = visitor.may(Role.ADMIN);
        return new Rights(
                admin && manifest,
                operator && running(shown) == null,
                operator && known && running(shown) == null,
                operator && known,
                admin,
                admin && !shown.lastGood());
    }

    /**
     * One backup.
     *
     * @param previous the one taken before it; null when there is none
     * @param lastGood whether it is the newest good one, which cannot be deleted
     * @param reading the last time that it was read again or tried, running or over; null when there was none lately
     * @param problem why the last request about it was not served; null when there was none
     */
    public record Shown(
            StoredBackup backup,
            @Nullable Manifest previous,
            boolean lastGood,
            @Nullable Operation reading,
            @Nullable Problem problem) {}

    private record Model(
            BackupRow row,
            String headline,
            @Nullable Trouble trouble,
            @Nullable BackupJob job,
            @Nullable Trouble failure,
            @Nullable BackupStory story,
            String file,
            Rights rights,
            boolean lastGood) {}

    private record Rights(
            boolean restore, boolean verify, boolean drill, boolean pin, boolean download, boolean delete) {}
}
