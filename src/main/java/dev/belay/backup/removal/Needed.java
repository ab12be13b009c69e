package dev.belay.backup.removal;

import dev.belay.vault.BackupId;
import java.util.HashMap;
import java.util.Map;

/** Which backups something else needs, so that they cannot go now. */
@FunctionalInterface
public interface Needed {
    /** Why each of them must stay, in words for people; nothing of it is promised for later. */
    Map<BackupId, String> of(String database);

    /** What either of the two needs; of a backup that both need, this one says why. */
    default Needed and(Needed other) {
        return database -> {
            Map<BackupId, String> both = new HashMap<>(other.of(database));
            both.putAll(of(database));
            return both;
        };
    }
}
