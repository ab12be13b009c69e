package dev.belay.offsite;

import dev.belay.backup.removal.Needed;
import dev.belay.operation.DatabaseLock;
import dev.belay.operation.DatabaseLock.Held;
import dev.belay.vault.BackupId;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps a backup from being removed while its file is on its way to a store. */
public final class CopiesOnTheirWay implements Needed {
    private final CopyStore copies;
    private final DatabaseLock locks;
    private final Clock clock;

    public CopiesOnTheirWay(CopyStore copies, DatabaseLock locks, Clock clock) {
        this.copies = copies;
        this.locks = locks;
        this.clock = clock;
    }

    @Override
    public Map<BackupId, String> of(String database) {
        Map<BackupId, String> needed = new HashMap<>();
        for (Copy copy : copies.uploading()) {
            if (copy.database().equals(database) && held(copy.store())) {
                needed.put(copy.backup(), "a copy of it is on its way to " + copy.store());
            }
        }
        return needed;
    }

    /** Whoever was killed while sending holds nothing any more. */
    private boolean held(String store) {
        Optional<Held> free = locks.tryTake(Courier.lock(store), "a look", clock.instant());
        free.ifPresent(Held::close);
        return free.isEmpty();
    }
}
