package dev.belay.backup.retention;

import dev.belay.vault.BackupId;
import java.util.Set;

/** Tells which backups have a copy elsewhere. */
@FunctionalInterface
public interface ConfirmedCopies {
    /** The backups of {@code database} of which a copy elsewhere was read back and found to be the same. */
    Set<BackupId> of(String database);

    /** As long as there is nowhere to put copies. */
    static ConfirmedCopies nowhere() {
        return _ -> Set.of();
    }
}
