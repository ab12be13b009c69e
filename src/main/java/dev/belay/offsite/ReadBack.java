package dev.belay.offsite;

import dev.belay.base.Sha256;
import dev.belay.offsite.StoreException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Reads a file back from a store, from its first byte to its last, and compares it with what was sent. */
public final class ReadBack {
    private static final int PIECE_BYTES = 256 * 1024;

    private ReadBack() {}

    /**
     * Compares.
     *
     * @param in the file as it lies in the store; the caller closes it
     * @throws StoreException {@link Kind#DAMAGED} when it is not what was sent
     */
    public static void compare(InputStream in, Placed placed, Transfer transfer) throws StoreException {
        MessageDigest digest = Sha256.digest();
        long bytes = 0;
        byte[] piece = new byte[PIECE_BYTES];
        for (int count = read(in, piece, placed, transfer); count >= 0; count = read(in, piece, placed, transfer)) {
            digest.update(piece, 0, count);
            bytes += count;
        }
        if (bytes != placed.sent().bytes()
                || !Sha256.of(digest).hex().equals(placed.sent().sha256())) {
            throw damaged(placed.object().path());
        }
    }

    private static int read(InputStream in, byte[] piece, Placed placed, Transfer transfer) throws StoreException {
        transfer.check();
        try {
            int count = in.readNBytes(piece, 0, piece.length);
            transfer.pace().before(count, transfer.cancel());
            return count == 0 ? -1 : count;
        } catch (StoreException e) {
            throw e;
        } catch (IOException e) {
            throw StoreException.passing("reading " + placed.object().path() + " back was cut short", null, e);
        }
    }

    /** What lies at {@code path} is not what was sent. */
    public static StoreException damaged(StorePath path) {
        return new StoreException(
                Kind.DAMAGED, path + " is not what was sent there", "send the copy again, and find out who changed it");
    }

    /** Nothing lies at {@code path}. */
    public static StoreException missing(StorePath path) {
        return new StoreException(
                Kind.MISSING, path + " is not there any more", "send the copy again, and find out who removed it");
    }
}
