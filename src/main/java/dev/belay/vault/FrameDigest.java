package dev.belay.vault;

import dev.belay.base.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * The SHA-256 of a file's bytes, also of those outside the heap: a digest takes these in pieces of its own, too small for
 * the processor's instructions to pay.
 */
final class FrameDigest {
    private static final int PIECE_BYTES = 64 * 1024;

    private final MessageDigest digest = Sha256.digest();
    private final byte[] piece = new byte[PIECE_BYTES];

    /** Takes all that is left in {@code bytes}. */
    void update(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            int length = Math.min(piece.length, bytes.remaining());
            bytes.get(piece, 0, length);
            digest.update(piece, 0, length);
        }
    }

    /** That of everything so far; more may follow. */
    Sha256 soFar() {
        try {
            return Sha256.of((MessageDigest) digest.clone());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every Java copies a SHA-256 at work", e);
        }
    }
}
