package dev.belay.offsite;

import java.util.Locale;

/**
 * What a file is known by.
 *
 * @param bytes its length
 * @param sha256 in lower-case hexadecimal digits
 * @param md5 the same; for stores that know no better
 */
public record Fingerprint(long bytes, String sha256, String md5) {
    public Fingerprint {
        if (bytes < 0) {
            throw new IllegalArgumentException("no length of a file: " + bytes);
        }
        sha256 = digits(sha256, 64);
        md5 = digits(md5, 32);
    }

    private static String digits(String hex, int length) {
        String lower = hex.toLowerCase(Locale.ROOT);
        if (lower.length() != length || !lower.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            throw new IllegalArgumentException("no digest of " + length + " digits: " + hex);
        }
        return lower;
    }
}
