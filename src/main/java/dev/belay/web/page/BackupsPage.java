package dev.belay.web.page;

import dev.belay.base.ByteSize;
import dev.belay.operation.Operation;
import dev.belay.vault.Reason;
import dev.belay.vault.StoredBackup;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What do I have? */
public final class BackupsPage {
    private final Messages messages;

    public BackupsPage(Messages messages) {
        this.messages = messages;
    }

    public View view(Shell shell, Shelf shelf, Query query, @Nullable Problem problem) {
        return new View(
                "backups/page", Map.of("title", messages.text(shell.place().locale(), "app.name")));
    }

    /** The part that server-sent events renew while a backup runs. */
    public View live(Shell shell, Operation backup) {
        return new View(
                "backups/live", Map.of("title", messages.text(shell.place().locale(), "app.name")));
    }

    /**
     * The backup folder.
     *
     * @param backups of the database, in any order
     * @param usable space left for backups; null when unknown
     */
    public record Shelf(
            List<StoredBackup> backups, @Nullable ByteSize usable) {}

    /**
     * Which backups are listed.
     *
     * @param text that the id or the label contains; empty takes all
     * @param reason null takes all
     * @param page from 1
     */
    public record Query(String text, @Nullable Reason reason, int page) {
        /** The newest of all. */
        public static Query all() {
            return new Query("", null, 1);
        }
    }
}
