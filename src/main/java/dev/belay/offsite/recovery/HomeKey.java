package dev.belay.offsite.recovery;

import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.audit.AuditLog;
import dev.belay.base.Actor;
import dev.belay.operation.Journal;
import dev.belay.operation.OperationKind;
import dev.belay.vault.BackupFolder;
import dev.belay.vault.ManifestSeal;
import dev.belay.vault.SealKey;
import dev.belay.vault.StoredBackup;
import java.nio.file.Path;

/** The key with which this home signs manifests. A home that signed nothing yet takes over that of an earlier one. */
public final class HomeKey {
    private static final String ACT = "key.adopt";

    private final Path file;
    private final ManifestSeal seal;
    private final BackupFolder folder;
    private final Journal journal;
    private final AuditLog audit;

    /**
     * A key.
     *
     * @param file in which it is kept
     * @param seal that signs with it
     */
    public HomeKey(Path file, ManifestSeal seal, BackupFolder folder, Journal journal, AuditLog audit) {
        this.file = file;
        this.seal = seal;
        this.folder = folder;
        this.journal = journal;
        this.audit = audit;
    }

    byte[] bytes() {
        return SealKey.loadOrCreate(file);
    }

    /** Whether nothing is lost when another key takes the place of this one. */
    boolean unused() {
        return journal.tallies().stream().noneMatch(tally -> tally.kind() == OperationKind.BACKUP)
                && folder.list().stream().noneMatch(StoredBackup.Known.class::isInstance);
    }

    /** Signs with {@code key} from now on. Another process of this home goes on with the old one until it is restarted. */
    void adopt(byte[] key, Actor actor) {
        audit.intent(actor, ACT, "manifest.key", "");
        SealKey.replace(file, key);
        seal.adopt(key);
        audit.record(actor, ACT, "manifest.key", Outcome.DONE, "");
    }
}
