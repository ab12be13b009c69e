package dev.belay.backup;

import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.audit.AuditLog;
import dev.belay.audit.Audited;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.vault.Acceptance;
import dev.belay.vault.AnomalyReport;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What can be done with the backups that exist. Every act is audited. */
public final class BackupCatalogue {
    private static final int REASON_LENGTH = 500;

    private final BackupFolder folder;
    private final AuditLog audit;

    public BackupCatalogue(BackupFolder folder, AuditLog audit) {
        this.folder = folder;
        this.audit = audit;
    }

    /** The backups of {@code database}, newest first, and files of which nobody knows whose they are. */
    public List<StoredBackup> of(String database) {
        return folder.list().stream()
                .filter(backup -> mayBeOf(database, backup))
                .toList();
    }

    private static boolean mayBeOf(String database, StoredBackup backup) {
        return switch (backup) {
            case StoredBackup.Known known -> known.manifest().database().equals(database);
            case StoredBackup.Foreign foreign -> foreign.manifest().database().equals(database);
            case StoredBackup.Unknown _ -> true;
        };
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

    /** Whether a backup is good and looks right: what is newest, what retention keeps and comparisons go by such ones. */
    public static boolean counts(StoredBackup backup) {
        return good(backup)
                && backup instanceof StoredBackup.Known known
                && !known.manifest().suspicious();
    }

    /** Whether this is the newest backup of its database that counts, which cannot be deleted. */
    public boolean newestGood(StoredBackup backup) {
        return counts(backup)
                && manifest(backup)
                        .flatMap(mine -> of(mine.database()).stream()
                                .filter(BackupCatalogue::counts)
                                .findFirst())
                        .filter(newest -> newest.id().equals(backup.id()))
                        .isPresent();
    }

    /** Keeps a backup from retention, or no longer does. */
    public void pin(StoredBackup backup, boolean pinned, Actor actor) {
        audited(actor, pinned ? "backup.pin" : "backup.unpin", backup)
                .run(() -> folder.change(backup.id(), manifest -> manifest.withPin(pinned)));
    }

    /**
     * Says that what stands out in a backup is right, after which it counts and others are compared with it.
     *
     * @param reason for whoever asks later
     * @throws BelayException {@link ErrorCode#USAGE} without a reason, {@link ErrorCode#REFUSED} when nothing stands out
     *     in it or somebody said so before
     */
    public void accept(StoredBackup backup, String reason, Actor actor, Instant at) {
        String why = reason.strip();
        if (why.isEmpty() || why.length() > REASON_LENGTH) {
            throw new BelayException(
                    ErrorCode.USAGE,
                    "a backup is accepted for a reason of 1 to " + REASON_LENGTH + " characters",
                    "say why what stands out is right, such as: the old sessions were deleted");
        }
        new Audited(audit, actor, "backup.accept", backup.id().value(), why)
                .run(() -> folder.change(
                        backup.id(), manifest -> accepted(manifest, new Acceptance(actor.name(), at, why))));
    }

    private static Manifest accepted(Manifest manifest, Acceptance acceptance) {
        AnomalyReport report = manifest.anomalies();
        if (report == null || !report.open()) {
            throw new BelayException(
                    ErrorCode.REFUSED,
                    "nothing stands out in " + manifest.id() + " that was not accepted",
                    "look at its page again");
        }
        return manifest.with(acceptance);
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

    private Audited audited(Actor actor, String act, StoredBackup backup) {
        return new Audited(audit, actor, act, backup.id().value(), "");
    }
}
