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
    public View view(Shell shell, List<StoredBackup> backups, List<Undoable> undoable, @Nullable Problem problem) {
        Words words = new Words(messages, shell.place());
        Model model = new Model(
                shell.visitor().may(Role.ADMIN),
                new GoodBackups(backups)
                        .all().stream()
                                .map(backup -> BackupRow.of(words, backup))
                                .toList(),
                undoable.stream().map(undo -> offer(words, undo)).toList(),
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

    /** A restore that can still be undone. */
    private record Offer(String sentence, String note, String show, String undo) {}

    private record Model(
            boolean mayRestore,
            List<BackupRow> rows,
            List<Offer> undoable,
            @Nullable Trouble trouble) {}
}
