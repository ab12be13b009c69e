package dev.belay.web.page;

import dev.belay.access.Role;
import dev.belay.restore.RestoreService.Undoable;
import dev.belay.vault.StoredBackup;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Choosing the backup to go back to. */
public final class NewRestorePage {
    private final Messages messages;

    public NewRestorePage(Messages messages) {
        this.messages = messages;
    }

    /** The page; {@code problem} tells why the last choice could not be previewed. */
    public View view(Shell shell, Choosable choosable, @Nullable Problem problem) {
        Words words = new Words(messages, shell.place());
        Model model = new Model(
                shell.visitor().may(Role.ADMIN),
                choosable.backups().isEmpty(),
                BackupList.of(words, shell, Section.RESTORE, new GoodBackups(choosable.backups()), choosable.query()),
                choosable.undoable().stream().map(undo -> offer(words, undo)).toList(),
                Trouble.of(words, problem));
        return new View(
                "restore/choose",
                Map.of(
                        "shell",
                        Surroundings.of(words, shell, Section.RESTORE, words.text("nav.RESTORE"), false),
                        "page",
                        model));
    }

    private static Offer offer(Words words, Undoable undo) {
        String id = undo.restore().value();
        return new Offer(
                words.text("undo.offer", Names.isolated(undo.database()), words.relative(undo.done())),
                words.text("undo.until", Names.isolated(undo.oldDatabase()), words.day(undo.until())),
                "/restores/" + id,
                "/restores/" + id + "/undo");
    }

    /** Backups in any order, which of them are asked for, and restores that can be undone. */
    public record Choosable(List<StoredBackup> backups, BackupQuery query, List<Undoable> undoable) {
        public Choosable {
            backups = List.copyOf(backups);
            undoable = List.copyOf(undoable);
        }
    }

    /** A restore that can still be undone. */
    private record Offer(String sentence, String note, String show, String undo) {}

    private record Model(
            boolean mayRestore,
            boolean empty,
            BackupList list,
            List<Offer> undoable,
            @Nullable Trouble trouble) {}
}
