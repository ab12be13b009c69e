package dev.belay.backup.removal;

import dev.belay.vault.BackupId;
import java.util.Map;

/** Which backups something else needs, so that they cannot go now. */
@FunctionalInterface
public interface Needed {
    /** Why each of them must stay, in words for people; nothing of it is promised for later. */
    Map<BackupId, String> of(String database);
}
