package dev.belay.web.page;

import dev.belay.vault.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Which backups are listed.
 *
 * @param text that the id or the label contains; empty takes all
 * @param reason null takes all
 * @param page from 1
 */
public record BackupQuery(String text, @Nullable Reason reason, int page) {
    /** The newest of all. */
    public static BackupQuery all() {
        return new BackupQuery("", null, 1);
    }
}
