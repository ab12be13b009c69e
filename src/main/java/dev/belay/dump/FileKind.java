package dev.belay.dump;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a file is by the first bytes of its content, decompressed.
 *
 * @param what for people, as the object of a sentence
 */
record FileKind(Engine engine, DumpFormat format, String what) {
    /** How many bytes {@link #of} wants to see: a tar archive says so behind its first file's name. */
    static final int HEAD_BYTES = 512;

    private static final int TAR_MAGIC_AT = 257;
    private static final FileKind TEXT = new FileKind(Engine.POSTGRESQL, DumpFormat.PLAIN, "SQL text");

    boolean isText() {
        return equals(TEXT);
    }

    static FileKind of(byte[] head) {
        if (begins(head, "SQLite format 3\0")) {
            return new FileKind(Engine.SQLITE, DumpFormat.SQLITE, "a SQLite database");
        } else if (begins(head, "PGDMP")) {
            return new FileKind(Engine.POSTGRESQL, DumpFormat.CUSTOM, "an archive in pg_dump's custom format");
        } else if (isTar(head) && begins(head, "toc.dat\0")) {
            return new FileKind(Engine.POSTGRESQL, DumpFormat.TAR, "an archive in pg_dump's tar format");
        } else if (isMysql(head)) {
            return new FileKind(Engine.MYSQL, DumpFormat.PLAIN, "a dump of MySQL or MariaDB");
        } else if (begins(head, "PRAGMA foreign_keys")) {
            return new FileKind(Engine.SQLITE, DumpFormat.PLAIN, "a dump of SQLite");
        }
        return binary(head);
    }

    private static FileKind binary(byte[] head) {
        if (isTar(head)) {
            return unknown("a tar archive that is no dump");
        } else if (begins(head, "PK\3\4")) {
            return unknown("a zip archive; unpack it first");
        } else if (begins(head, "\u00FF\u00FE") || begins(head, "\u00FE\u00FF")) {
            return unknown("text in UTF-16, as PowerShell's > writes it; take the dump with pg_dump --file instead");
        }
        for (byte b : head) {
            if (b == 0) {
                return unknown("no dump");
            }
        }
        return TEXT;
    }

    /** MariaDB writes a comment for its own client before the title. */
    private static boolean isMysql(byte[] head) {
        return new String(head, StandardCharsets.ISO_8859_1)
                .lines()
                .limit(2)
                .anyMatch(line -> line.startsWith("-- MySQL dump ") || line.startsWith("-- MariaDB dump "));
    }

    private static FileKind unknown(String what) {
        return new FileKind(Engine.UNKNOWN, DumpFormat.UNKNOWN, what);
    }

    private static boolean isTar(byte[] head) {
        return head.length > TAR_MAGIC_AT && begins(Arrays.copyOfRange(head, TAR_MAGIC_AT, head.length), "ustar");
    }

    private static boolean begins(byte[] head, String magic) {
        byte[] bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
        return head.length >= bytes.length && Arrays.equals(bytes, 0, bytes.length, head, 0, bytes.length);
    }
}
