package dev.belay.backup;

import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.audit.AuditLog;
import dev.belay.audit.Audited;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.vault.BackupFolder;
import dev.belay.vault.BackupId;
import dev.belay.vault.Manifest;
import dev.belay.vault.StoredBackup;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** What can be done with the backups that exist. Every act is audited. */
public final class BackupCatalogue {
    private final BackupFolder folder;
    private final AuditLog audit;

    public BackupCatalogue(BackupFolder folder, AuditLog audit) {
        this.folder = folder;
        this.audit = audit;
    }

    /** The backups of {@code database}, newest first, and files of which nobody knows whose they are. */
    public List<StoredBackup> of(String database) {
        return folder.list().stream()
                .filter(backup -> manifest(backup)
                        .map(found -> found.database().equals(database))
                        .orElse(true))
                .toList();
    }

    /** The one with this id; {@link ErrorCode#NOT_FOUND} when there is none. */
    public StoredBackup get(String id) {
        return BackupId.parse(id)
                .flatMap(folder::find)
                .orElseThrow(() -> new BelayException(
                        ErrorCode.NOT_FOUND, "there is no such backup", "the list of backups holds those there are"));
    }

    /** As {@link #get}; empty when there is none. */
    public Optional<StoredBackup> find(BackupId id) {
        return folder.find(id);
    }

    /** What the backup {@code id} of ours should be, whatever has become of its file; empty when it is none of ours. */
    public Optional<Manifest> signed(BackupId id) {
        return folder.signed(id);
    }

    /** Bytes that the backup folder can still take. */
    public long usableSpace() {
        return folder.usableSpace();
    }

    /** Bytes that the files of all backups take. */
    public long storedBytes() {
        return folder.list().stream().mapToLong(StoredBackup::storedBytes).sum();
    }

    /** Free bytes without which the next backup of {@code database} does not begin; 0 before the first good one. */
    public long roomForNext(String database) {
        return of(database).stream()
                .filter(BackupCatalogue::good)
                .flatMap(backup -> manifest(backup).stream())
                .findFirst()
                .map(newest -> Estimate.after(newest, 0).freeBytesNeeded())
                .orElse(0L);
    }

    /** What is known of a backup; empty for a file without a whole manifest. */
    public static Optional<Manifest> manifest(StoredBackup backup) {
        return switch (backup) {
            case StoredBackup.Known known -> Optional.of(known.manifest());
            case StoredBackup.Foreign foreign -> Optional.of(foreign.manifest());
            case StoredBackup.Unknown unknown -> Optional.empty();
        };
    }

    /** Whether a backup is one to rely on: made here, whole when it was read last, and no drill showed otherwise. */
    public static boolean good(StoredBackup backup) {
        return backup instanceof StoredBackup.Known known
                && known.manifest().good()
                && !known.manifest().failedItsDrill();
    }

    /** Whether this is the newest good backup of its database, which cannot be deleted. */
    public boolean newestGood(StoredBackup backup) {
        return good(backup)
                && manifest(backup)
                        .flatMap(mine -> of(mine.database()).stream()
                                .filter(BackupCatalogue::good)
                                .findFirst())
                        .filter(newest -> newest.id().equals(backup.id()))
                        .isPresent();
    }

    /** Keeps a backup from retention, or no longer does. */
    public void pin(StoredBackup backup, boolean pinned, Actor actor) {
        Manifest manifest = ours(backup);
        audited(actor, pinned ? "backup.pin" : "backup.unpin", backup)
                .run(() -> folder.replace(manifest.withPin(pinned)));
    }

    /** Deletes a backup; never the newest good one of its database, and no pinned one. */
    public void delete(StoredBackup backup, Actor actor) {
        audited(actor, "backup.delete", backup).run(() -> {
            if (newestGood(backup)) {
                throw new BelayException(
                        ErrorCode.REFUSED,
                        backup.id() + " is the newest good backup of its database",
                        "take a new backup first");
            }
            if (manifest(backup).filter(Manifest::pinned).isPresent()) {
                throw new BelayException(ErrorCode.REFUSED, backup.id() + " is pinned", "unpin it first");
            }
            folder.delete(backup.id());
        });
    }

    /**
     * Copies a backup's file to {@code out}, which stays open.
     *
     * @throws IOException when {@code out} cannot be written
     */
    public void copy(StoredBackup backup, OutputStream out, Actor actor) throws IOException {
        String id = backup.id().value();
        audit.intent(actor, "backup.download", id, "");
        try (FileChannel file = open(backup)) {
            Channels.newInputStream(file).transferTo(out);
        } catch (IOException e) {
            audit.record(actor, "backup.download", id, Outcome.FAILED, "not all of it was taken");
            throw e;
        }
        audit.record(actor, "backup.download", id, Outcome.DONE, backup.storedBytes() + " bytes");
    }

    private static FileChannel open(StoredBackup backup) throws IOException {
        return FileChannel.open(backup.file(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    private static Manifest ours(StoredBackup backup) {
        return switch (backup) {
            case StoredBackup.Known known -> known.manifest();
            case StoredBackup.Foreign foreign -> throw notOurs(backup);
            case StoredBackup.Unknown unknown -> throw notOurs(backup);
        };
    }

    private static BelayException notOurs(StoredBackup backup) {
        return new BelayException(
                ErrorCode.REFUSED,
                backup.id() + " has no manifest that this console signed",
                "inspect it with belay inspect");
    }

    private Audited audited(Actor actor, String act, StoredBackup backup) {
        return new Audited(audit, actor, act, backup.id().value(), "");
    }
}
