package dev.belay.backup.removal;

import dev.belay.operation.Failure;
import dev.belay.vault.BackupId;
import java.util.List;

/** How retention's removal ended. */
public sealed interface RemovalResult {
    /** What is gone and what was left out, whatever ended it. */
    Removed removed();

    /** All that may go is gone. */
    record Done(Removed removed) implements RemovalResult {}

    /** Somebody stopped it; what is gone is gone, and nothing else. */
    record Cancelled(Removed removed, String by) implements RemovalResult {}

    /** It ended before its time. */
    record Failed(Removed removed, Failure why) implements RemovalResult {}

    /**
     * What a removal did.
     *
     * @param ids of the backups that are gone, in the order in which they went
     * @param bytes that their files took
     */
    record Removed(List<BackupId> ids, long bytes, List<Spared> spared) {
        public Removed {
            ids = List.copyOf(ids);
            spared = List.copyOf(spared);
        }
    }

    /** A backup that was to go and stayed. */
    record Spared(BackupId id, String why) {}
}
