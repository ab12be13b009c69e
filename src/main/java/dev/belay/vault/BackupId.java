package dev.belay.vault;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names one backup: {@code finance_20260219T020000+0900_close_7k3q}. It is also the stem of its file names, and so
 * holds nothing that a file system or a path could misread.
 *
 * @param value letters, digits, {@code _ + -} and nothing else
 */
public record BackupId(String value) implements Comparable<BackupId> {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_+-]{1,150}");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssxx", Locale.ROOT);
    private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";

    public BackupId {
        if (!SAFE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a backup id: " + value);
        }
    }

    /** A new id for a backup of {@code database} that begins at {@code began}. */
    public static BackupId create(String database, Instant began, ZoneId zone, Reason reason, SecureRandom random) {
        StringBuilder tail = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            tail.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new BackupId(String.join(
                "_", folderName(database), TIME.format(began.atZone(zone)), reason.word(), tail.toString()));
    }

    /** {@code value} as an id, when it can be one. */
    public static Optional<BackupId> parse(String value) {
        return SAFE.matcher(value).matches() ? Optional.of(new BackupId(value)) : Optional.empty();
    }

    /** The folder in which a backup with this id lies. */
    public String folder() {
        int end = value.indexOf('_');
        return end < 0 ? "" : value.substring(0, end);
    }

    /** The folder that holds the backups of {@code database}: its name, made safe for a file system. */
    public static String folderName(String database) {
        String safe = database.replaceAll("[^A-Za-z0-9-]", "-");
        return safe.substring(0, Math.min(60, safe.length()));
    }

    @Override
    public int compareTo(BackupId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
