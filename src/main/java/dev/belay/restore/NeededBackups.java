package dev.belay.restore;

import dev.belay.backup.removal.Needed;
import dev.belay.operation.OperationKind;
import dev.belay.operation.Operations;
import dev.belay.restore.RestoreService.Undoable;
import dev.belay.vault.BackupId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The backups that a restore at work, one that waits for its password, or one that can be undone still needs. */
public final class NeededBackups implements Needed {
    private final RestoreService restores;
    private final Operations operations;

    public NeededBackups(RestoreService restores, Operations operations) {
        this.restores = restores;
        this.operations = operations;
    }

    @Override
    public Map<BackupId, String> of(String database) {
        Map<BackupId, String> needed = new HashMap<>();
        for (Undoable undoable : restores.undoable(database)) {
            RestoreView view = restores.view(undoable.restore());
            put(
                    needed,
                    view.preview().backup(),
                    "the restore " + undoable.restore() + " brought it back and can still be undone");
            put(
                    needed,
                    view.safetyBackup(),
                    "it is the way back if the undo of the restore " + undoable.restore() + " fails");
        }
        operations.journal().running().stream()
                .filter(operation -> operation.kind() == OperationKind.RESTORE)
                .map(operation -> restores.view(operation.id()))
                .filter(view -> !view.phase().over())
                .forEach(view -> atWork(needed, view));
        return needed;
    }

    /** Whichever database it goes to: the backup of one may be restored into another. */
    private static void atWork(Map<BackupId, String> needed, RestoreView view) {
        String why = "the restore " + view.operation().id() + " is not over";
        put(needed, view.preview().backup(), why);
        put(needed, view.safetyBackup(), why);
    }

    private static void put(Map<BackupId, String> needed, @Nullable String id, String why) {
        // a restore may also be one of a file that lies elsewhere
        Optional.ofNullable(id).flatMap(BackupId::parse).ifPresent(known -> needed.put(known, why));
    }
}
