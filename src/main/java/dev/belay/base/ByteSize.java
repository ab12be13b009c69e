package dev.belay.base;

import java.util.Locale;

/**
 * A number of bytes.
 *
 * @param bytes never negative
 */
public record ByteSize(long bytes) {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("negative size: " + bytes);
        }
    }

    /** For people: {@code 212 MB}, decimal units, three digits at least. */
    @Override
    public String toString() {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        String pattern = unit > 0 && value < 9.995 ? "%.1f %s" : "%.0f %s";
        return String.format(Locale.ROOT, pattern, value, UNITS[unit]);
    }
}
