package dev.belay.backup;

import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.audit.AuditLog;
import dev.belay.backup.OffsiteCopies.Copy;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ByteSize;
import dev.belay.base.ErrorCode;
import dev.belay.operation.CancelSignal;
import dev.belay.vault.BackupFolder;
import dev.belay.vault.BackupId;
import dev.belay.vault.DamagedException;
import dev.belay.vault.Manifest;
import dev.belay.vault.PartialBackup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.function.LongConsumer;

/** Puts a good copy from elsewhere in the place of a damaged file. A copy that is not that file changes nothing. */
public final class Mending {
    static final String ACT = "backup.fetch";

    private final BackupFolder folder;
    private final OffsiteCopies copies;
    private final AuditLog audit;

    public Mending(BackupFolder folder, OffsiteCopies copies, AuditLog audit) {
        this.folder = folder;
        this.copies = copies;
        this.audit = audit;
    }

    /** The copies of a backup of ours, whatever has become of its file here; empty when there is none. */
    List<Copy> copies(BackupId id) {
        return folder.signed(id).map(copies::of).orElse(List.of());
    }

    /**
     * Fetches {@code copy} and puts it in its place, once it is known to be the file of the manifest.
     *
     * @param bytesFetched told how far it is
     * @throws BelayException {@link ErrorCode#OFFSITE_FAILED} when it did not come or is not that file
     */
    void fetch(BackupId id, Copy copy, Actor actor, LongConsumer bytesFetched, CancelSignal cancel) {
        Manifest manifest = folder.signed(id).orElseThrow(() -> gone(id));
        audit.intent(actor, ACT, id.value(), copy.store());
        try {
            replace(manifest, copy, bytesFetched, cancel);
            audit.record(actor, ACT, id.value(), Outcome.DONE, copy.store());
        } catch (BelayException e) {
            Outcome outcome = e.code() == ErrorCode.CANCELLED ? Outcome.CANCELLED : Outcome.FAILED;
            audit.record(actor, ACT, id.value(), outcome, e.sentence());
            throw e;
        }
    }

    private void replace(Manifest manifest, Copy copy, LongConsumer bytesFetched, CancelSignal cancel) {
        requireRoom(manifest);
        long bytes = manifest.contents().storedBytes();
        try (PartialBackup partial = folder.beginCopy(manifest.id())) {
            copy.fetch(new Counted(partial.channel(), bytes, bytesFetched), cancel);
            cancel.check();
            folder.putBack(partial, manifest);
        } catch (DamagedException e) {
            throw useless("the copy at " + copy.store() + " is not the file that was written: " + e.getMessage(), e);
        } catch (IOException | UncheckedIOException e) {
            cancel.check();
            throw useless("the copy at " + copy.store() + " cannot be fetched: " + e.getMessage(), e);
        }
    }

    private void requireRoom(Manifest manifest) {
        long needed = manifest.contents().storedBytes();
        long free = folder.usableSpace();
        if (free < needed) {
            throw new BelayException(
                    ErrorCode.BACKUP_FAILED,
                    "the copy takes " + new ByteSize(needed) + ", and the disk of the backups has " + new ByteSize(free)
                            + " left",
                    "free some space, then verify the backup again");
        }
    }

    private static BelayException useless(String sentence, Exception cause) {
        return new BelayException(
                ErrorCode.OFFSITE_FAILED, sentence, "look at the store, then verify the backup again", cause);
    }

    private static BelayException gone(BackupId id) {
        return new BelayException(ErrorCode.NOT_FOUND, "there is no backup " + id, "belay backups lists them");
    }

    /** Takes no more than it should be: a store that sends without end must not fill the disk. */
    private static final class Counted implements WritableByteChannel {
        private final FileChannel file;
        private final long limit;
        private final LongConsumer bytesWritten;
        private long written;

        Counted(FileChannel file, long limit, LongConsumer bytesWritten) {
            this.file = file;
            this.limit = limit;
            this.bytesWritten = bytesWritten;
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            if (bytes.remaining() > limit - written) {
                throw new IOException("it sends more than " + limit + " bytes");
            }
            int count = file.write(bytes);
            written += count;
            bytesWritten.accept(written);
            return count;
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() {
            // the file belongs to whoever opened it
        }
    }
}
