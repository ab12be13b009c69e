package dev.belay.rclone;

import dev.belay.offsite.Bookmark;
import dev.belay.offsite.Fingerprint;
import dev.belay.offsite.Outgoing;
import dev.belay.offsite.Pieces;
import dev.belay.offsite.StoreException;
import dev.belay.offsite.StorePath;
import dev.belay.offsite.Transfer;
import dev.belay.operation.CancelSignal;
import dev.belay.process.RunningCommand;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** One file on its way through rclone's standard input. */
final class RcloneUpload {
    /** Stands in the bookmark once everything was sent and only the last name is missing. */
    static final String RENAMING = "renaming";

    private final Rclone rclone;
    private final StorePath path;
    private final Outgoing outgoing;
    private final Transfer transfer;

    RcloneUpload(Rclone rclone, StorePath path, Outgoing outgoing, Transfer transfer) {
        this.rclone = rclone;
        this.path = path;
        this.outgoing = outgoing;
        this.transfer = transfer;
    }

    /** Sends all of it; the file appears when it is whole. */
    Fingerprint send(boolean renames, Bookmark bookmark) throws IOException {
        if (!renames) {
            return feed(path);
        }
        StorePath partial = path.plus(RcloneListing.PARTIAL);
        Fingerprint sent = feed(partial);
        bookmark.write(RENAMING);
        // without the option, one of the same length that lies there would count as the same
        rclone.work(transfer, "moveto", "--ignore-times", rclone.address(partial), rclone.address(path));
        return sent;
    }

    private Fingerprint feed(StorePath to) throws StoreException {
        String[] arguments = {"rcat", "--size=" + outgoing.bytes(), rclone.address(to)};
        try (RunningCommand rcat = rclone.stream(true, arguments);
                CancelSignal.Registration _ = transfer.cancel().onCancel(rcat::end)) {
            try {
                Fingerprint sent = write(rcat.input());
                rclone.check(rcat, arguments);
                return sent;
            } catch (StoreException e) {
                throw e;
            } catch (IOException brokenPipe) {
                rclone.check(rcat, arguments);
                throw StoreException.passing("rclone ended before it had read everything", null, brokenPipe);
            }
        }
    }

    /** Input is closed, and so taken for whole, only after the last byte was found to be the right one. */
    private Fingerprint write(OutputStream input) throws IOException {
        try (Pieces pieces = new Pieces(outgoing, 0)) {
            long at = 0;
            while (at < outgoing.bytes()) {
                ByteBuffer piece = pieces.next();
                input.write(piece.array(), piece.arrayOffset(), piece.remaining());
                at += piece.remaining();
                outgoing.arrived(at);
            }
        }
        Fingerprint sent = outgoing.fingerprint();
        input.close();
        return sent;
    }
}
