package dev.belay.web.page;

import dev.belay.access.Role;
import dev.belay.backup.BackupPhase;
import dev.belay.base.ByteSize;
import dev.belay.offsite.Copy;
import dev.belay.operation.Failure;
import dev.belay.operation.Operation;
import dev.belay.vault.BackupId;
import dev.belay.vault.Manifest;
import dev.belay.vault.StoredBackup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What do I have? */
public final class BackupsPage {
    private final Messages messages;

    public BackupsPage(Messages messages) {
        this.messages = messages;
    }

    /** The page. */
    public View view(Shell shell, Shelf shelf, BackupQuery query, @Nullable Problem problem) {
        Words words = new Words(messages, shell.place());
        GoodBackups backups = new GoodBackups(shelf.backups());
        Model model = new Model(
                headline(words, backups),
                backups.all().isEmpty(),
                space(words, shelf),
                BackupJob.of(words, shell.backup()),
                shell.visitor().may(Role.OPERATOR) && shell.backup() == null,
                Trouble.of(words, problem),
                failure(words, backups, shelf.newest()),
                Calendar.of(words, shelf.backups()),
                BackupList.of(words, shell, Section.BACKUPS, backups, query).with(words, shelf.copies()));
        return new View(
                "backups/page",
                Map.of(
                        "shell",
                        Surroundings.of(
                                words, shell, Section.BACKUPS, words.text("nav.BACKUPS"), shell.backup() != null),
                        "page",
                        model));
    }

    /** The part that server-sent events renew while a backup runs. */
    public View live(Shell shell, Operation backup) {
        Words words = new Words(messages, shell.place());
        return new View("progress/live", Map.of("meter", BackupJob.meter(words, backup)));
    }

    /** Why the newest backup failed; null when it did not, or when a good one came after it. */
    private static @Nullable Trouble failure(Words words, GoodBackups backups, @Nullable Operation newest) {
        if (newest == null || !newest.phase().equals(BackupPhase.FAILED.name())) {
            return null;
        }
        boolean outdated = backups.newestGood()
                .filter(good -> good.taken().began().isAfter(newest.began()))
                .isPresent();
        return outdated
                ? null
                : Trouble.titled(
                        words.text("backups.lastFailed", words.relative(newest.began())),
                        words,
                        Problem.of(Failure.of(newest)));
    }

    private static String headline(Words words, GoodBackups backups) {
        Optional<Manifest> newest = backups.newestGood();
        return newest.map(manifest -> words.text(
                        "backups.headline",
                        backups.counting().size(),
                        words.relative(manifest.taken().began())))
                .orElseGet(() -> words.text("backups.headline.none"));
    }

    private static String space(Words words, Shelf shelf) {
        long stored =
                shelf.backups().stream().mapToLong(StoredBackup::storedBytes).sum();
        ByteSize usable = shelf.usable();
        return usable == null
                ? words.text("backups.space.unknown", new ByteSize(stored))
                : words.text("backups.space", new ByteSize(stored), usable);
    }

    /**
     * The backup folder.
     *
     * @param backups of the database, in any order
     * @param usable space left for backups; null when unknown
     * @param newest the backup that was begun last; null when none was
     * @param copies those elsewhere of the backups that are shown; asked once
     */
    public record Shelf(
            List<StoredBackup> backups,
            @Nullable ByteSize usable,
            @Nullable Operation newest,
            Function<List<BackupId>, List<Copy>> copies) {
        public Shelf {
            backups = List.copyOf(backups);
        }
    }

    private record Model(
            String headline,
            boolean empty,
            String space,
            @Nullable BackupJob job,
            boolean mayTake,
            @Nullable Trouble trouble,
            @Nullable Trouble failure,
            Calendar calendar,
            BackupList list) {}
}
