package dev.belay.offsite.recovery;

import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.audit.AuditLog;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
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

    private HomeKey(Path file, ManifestSeal seal) {
        this.file = file;
        this.seal = seal;
    }

    /**
     * The key in {@code file}, made when there is none.
     *
     * @throws BelayException {@link ErrorCode#USAGE} as {@link SealKey#loadOrCreate}
     */
    public static HomeKey open(Path file) {
        return new HomeKey(file, new ManifestSeal(SealKey.loadOrCreate(file)));
    }

    /** What signs with it. */
    public ManifestSeal seal() {
        return seal;
    }

    byte[] bytes() {
        return SealKey.loadOrCreate(file);
    }

    /** Whether nothing is lost when another key takes the place of this one. */
    static boolean unused(BackupFolder folder, Journal journal) {
        return journal.tallies().stream().noneMatch(tally -> tally.kind() == OperationKind.BACKUP)
                && folder.list().stream().noneMatch(StoredBackup.Known.class::isInstance);
    }

    /** Signs with {@code key} from now on. Another process of this home goes on with the old one until it is restarted. */
    void adopt(byte[] key, Actor actor, AuditLog audit) {
        String name = String.valueOf(file.getFileName());
        audit.intent(actor, ACT, name, "");
        SealKey.replace(file, key);
        seal.adopt(key);
        audit.record(actor, ACT, name, Outcome.DONE, "");
    }
}
