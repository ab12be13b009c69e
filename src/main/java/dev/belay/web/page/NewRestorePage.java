package dev.belay.web.page;

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

    public View view(Shell shell, List<StoredBackup> backups, List<Undoable> undoable, @Nullable Problem problem) {
        return new View(
                "restore/choose", Map.of("title", messages.text(shell.place().locale(), "app.name")));
    }
}
