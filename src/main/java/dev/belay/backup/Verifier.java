package dev.belay.backup;

import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.audit.AuditLog;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.operation.CancelSignal;
import dev.belay.vault.BackupFolder;
import dev.belay.vault.BackupId;
import dev.belay.vault.DamagedException;
import dev.belay.vault.Manifest;
import dev.belay.vault.StoredBackup;
import dev.belay.vault.Verification;
import java.io.IOException;
import java.time.Clock;
import java.util.function.LongConsumer;

/** Proves a backup again, long after it was taken. */
public final class Verifier {
    static final String ACT = "backup.verify";
    /** How a file was read that had just been fetched again. */
    static final String FETCHED = "fetch";

    private final BackupFolder folder;
    private final AuditLog audit;
    private final ReadBack readBack;

    public Verifier(BackupFolder folder, AuditLog audit, Clock clock) {
        this.folder = folder;
        this.audit = audit;
        this.readBack = new ReadBack(clock);
    }

    /**
     * Reads the whole file, and writes what was found to its manifest. A manifest that is lost is made anew from the
     * copy in the file.
     *
     * @param storedBytesRead told how far it is
     * @return the manifest with its new verification, good or not
     */
    public Manifest verify(BackupId id, Actor actor, LongConsumer storedBytesRead, CancelSignal cancel) {
        return verify(id, "verify", actor, storedBytesRead, cancel);
    }

    /** As {@link #verify(BackupId, Actor, LongConsumer, CancelSignal)}; {@code how} is noted in the verification. */
    Manifest verify(BackupId id, String how, Actor actor, LongConsumer storedBytesRead, CancelSignal cancel) {
        StoredBackup stored = folder.find(id).orElseThrow(() -> unknown(id));
        audit.intent(actor, ACT, id.value(), "");
        try {
            Manifest manifest = manifest(stored);
            Verification found = readBack.judge(stored.file(), manifest, how, storedBytesRead, cancel);
            audit.record(actor, ACT, id.value(), found.good() ? Outcome.DONE : Outcome.FAILED, found.detail());
            return switch (stored) {
                case StoredBackup.Known _ -> folder.change(id, now -> now.with(found));
                case StoredBackup.Foreign _ -> manifest.with(found);
                case StoredBackup.Unknown _ -> folder.replace(manifest.with(found));
            };
        } catch (BelayException e) {
            audit.record(
                    actor,
                    ACT,
                    id.value(),
                    e.code() == ErrorCode.CANCELLED ? Outcome.CANCELLED : Outcome.FAILED,
                    e.sentence());
            throw e;
        } catch (DamagedException e) {
            audit.record(actor, ACT, id.value(), Outcome.FAILED, String.valueOf(e.getMessage()));
            throw new BelayException(
                    ErrorCode.DAMAGED_BACKUP,
                    "the file " + stored.file().getFileName() + " has no manifest to compare it with: "
                            + e.getMessage(),
                    "belay inspect tells what it holds",
                    e);
        } catch (IOException e) {
            audit.record(actor, ACT, id.value(), Outcome.FAILED, "the file cannot be read");
            throw new BelayException(
                    ErrorCode.DAMAGED_BACKUP,
                    "the file " + stored.file().getFileName() + " cannot be read",
                    "check the disk of the backup folder",
                    e);
        }
    }

    private Manifest manifest(StoredBackup stored) throws IOException {
        return switch (stored) {
            case StoredBackup.Known known -> known.manifest();
            case StoredBackup.Foreign foreign -> foreign.manifest();
            case StoredBackup.Unknown unknown -> folder.embeddedIn(unknown);
        };
    }

    private static BelayException unknown(BackupId id) {
        return new BelayException(ErrorCode.NOT_FOUND, "there is no backup " + id, "belay backups lists them");
    }
}
