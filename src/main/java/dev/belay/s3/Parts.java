package dev.belay.s3;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/**
 * How a file is cut into parts. A bucket takes 10 000 of them; they are as small as that allows, since each is kept in
 * memory while it is sent.
 */
record Parts(long bytes, int partBytes) {
    /** A file up to this size is sent in one piece. */
    static final int SMALLEST = 8 * 1024 * 1024;

    private static final int MOST = 10_000;
    private static final int MIB = 1024 * 1024;
    private static final int MOST_AT_ONCE = 4;
    private static final int MEMORY = MOST_AT_ONCE * SMALLEST;

    static Parts of(long bytes) {
        long needed = Math.ceilDiv(Math.ceilDiv(bytes, (long) MOST), (long) MIB) * MIB;
        return new Parts(bytes, Math.toIntExact(Math.max(SMALLEST, needed)));
    }

    int count() {
        return Math.toIntExact(Math.ceilDiv(bytes, (long) partBytes));
    }

    /** Where part {@code number}, counted from 1, begins. */
    long offset(int number) {
        return (long) (number - 1) * partBytes;
    }

    int size(int number) {
        return (int) Math.min(partBytes, bytes - offset(number));
    }

    /** How many are sent at once. */
    int atOnce() {
        return Math.clamp(MEMORY / partBytes, 1, MOST_AT_ONCE);
    }

    /** In hexadecimal digits. */
    static String md5(ByteBuffer bytes) {
        MessageDigest digest = digest();
        digest.update(bytes);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What a bucket that does not encrypt with keys of its own calls a file of these parts. */
    static String etag(Collection<String> digests) {
        MessageDigest whole = digest();
        digests.forEach(digest -> whole.update(HexFormat.of().parseHex(digest)));
        return HexFormat.of().formatHex(whole.digest()) + "-" + digests.size();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
