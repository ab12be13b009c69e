package dev.belay.web.page;

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

    public View view(Shell shell, Shown shown) {
        return new View(
                "backup/page", Map.of("title", messages.text(shell.place().locale(), "app.name")));
    }

    /**
     * One backup.
     *
     * @param previous the one taken before it; null when there is none
     * @param lastGood whether it is the newest good one, which cannot be deleted
     * @param problem why the last request about it was not served; null when there was none
     */
    public record Shown(
            StoredBackup backup,
            @Nullable Manifest previous,
            boolean lastGood,
            @Nullable Problem problem) {}
}
