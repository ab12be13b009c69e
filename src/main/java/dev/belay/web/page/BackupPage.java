package dev.belay.web.page;

import dev.belay.access.Role;
import dev.belay.backup.BackupPhase;
import dev.belay.backup.removal.Obstacle;
import dev.belay.base.ErrorCode;
import dev.belay.offsite.Copy;
import dev.belay.offsite.CopyEvent;
import dev.belay.operation.Failure;
import dev.belay.operation.Operation;
import dev.belay.vault.Manifest;
import dev.belay.vault.StoredBackup;
import java.time.Duration;
import java.util.List;
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
                manifest == null ? null : AnomalyCard.of(words, shell, shown, manifest),
                manifest == null ? null : BackupStory.of(words, shown, manifest),
                Names.visible(shown.backup().file().toString()),
                CopyStory.all(words, shown.copies()),
                DeletionPart.of(words, shown),
                rights(shell.visitor(), shown));
        return new View(
                "backup/page",
                Map.of(
                        "shell",
                        Surroundings.of(words, shell, Section.BACKUPS, words.text("backup.title"), live(shown)),
                        "page",
                        model));
    }

    /** The part that server-sent events renew while a deletion can be taken back. */
    public View live(Shell shell, Operation deletion) {
        return new View("backup/live", Map.of("now", DeletionPart.now(new Words(messages, shell.place()), deletion)));
    }

    private static boolean live(Shown shown) {
        return running(shown) != null || DeletionPart.underWay(shown);
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
        boolean wrong = manifest != null && manifest.good() && manifest.suspicious();
        String state = wrong && row.mark().equals("care") ? "suspicious" : row.mark();
        String which = ofDrill ? "drill.headline.bad" : "backup.headline." + state;
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
                operator,
                admin,
                admin,
                admin && shown.removal().obstacle() == null && !DeletionPart.underWay(shown));
    }

    /**
     * One backup.
     *
     * @param previous the one that it was compared with, else the one taken before it; null when there is none
     * @param removal whether it can be deleted, and the last time that somebody wanted it
     * @param reading the last time that it was read again or tried, running or over; null when there was none lately
     * @param copies one for each store that has or should have one
     * @param problem why the last request about it was not served; null when there was none
     */
    public record Shown(
            StoredBackup backup,
            @Nullable Manifest previous,
            Removal removal,
            @Nullable Operation reading,
            List<Elsewhere> copies,
            @Nullable Problem problem) {
        public Shown {
            copies = List.copyOf(copies);
        }
    }

    /**
     * A copy of it in a store.
     *
     * @param history what happened to it, the newest first
     */
    public record Elsewhere(Copy copy, List<CopyEvent> history) {
        public Elsewhere {
            history = List.copyOf(history);
        }
    }

    /**
     * Its deletion by hand.
     *
     * @param obstacle why it cannot be deleted now; null when it can
     * @param last the last time that somebody wanted it deleted, running or over; null when nobody did lately
     * @param grace how long it can be taken back
     */
    public record Removal(
            @Nullable Obstacle obstacle, @Nullable Operation last, Duration grace) {}

    private record Model(
            BackupRow row,
            String headline,
            @Nullable Trouble trouble,
            @Nullable BackupJob job,
            @Nullable Trouble failure,
            @Nullable AnomalyCard anomalies,
            @Nullable BackupStory story,
            String file,
            List<CopyStory> copies,
            DeletionPart deletion,
            Rights rights) {}

    private record Rights(
            boolean restore,
            boolean verify,
            boolean drill,
            boolean pin,
            boolean send,
            boolean fetch,
            boolean download,
            boolean delete) {}
}
