package dev.belay.dump;

import dev.belay.base.Sha256;
import java.util.List;

/** Makes the summary of a stored file. */
final class Summaries {
    private Summaries() {}

    static DumpSummary ofText(DumpContents contents, Compression compression, long storedBytes, Sha256 sha256) {
        boolean sql = contents.recognised() || !contents.tables().isEmpty();
        return new DumpSummary(
                contents.recognised() ? Engine.POSTGRESQL : Engine.UNKNOWN,
                sql ? DumpFormat.PLAIN : DumpFormat.UNKNOWN,
                compression,
                contents.serverVersion(),
                contents.dumpVersion(),
                contents.complete(),
                contents.incompleteReason(),
                contents.bytes(),
                storedBytes,
                sha256,
                contents.tables(),
                contents.sequences(),
                contents.sequenceCount(),
                contents.extensions(),
                contents.roles(),
                contents.schemas(),
                contents.largeObjects(),
                contents.encoding(),
                sql ? contents.warnings() : List.of("this is no dump"));
    }

    /** Of a file whose content this version does not read. */
    static DumpSummary unread(FileKind kind, Compression compression, long bytes, long storedBytes, Sha256 sha256) {
        String reason = "is " + kind.what() + ", of which this version reads no content";
        return new DumpSummary(
                kind.engine(),
                kind.format(),
                compression,
                null,
                null,
                false,
                reason,
                bytes,
                storedBytes,
                sha256,
                List.of(),
                List.of(),
                0,
                List.of(),
                List.of(),
                List.of(),
                0,
                null,
                List.of(warning(kind)));
    }

    private static String warning(FileKind kind) {
        return switch (kind.format()) {
            case CUSTOM, TAR, DIRECTORY ->
                "this is " + kind.what()
                        + "; this version reads plain SQL: pg_restore -f FILE.sql makes it of the archive";
            case PLAIN, SQLITE, UNKNOWN -> "this is " + kind.what() + "; it cannot be restored into PostgreSQL";
        };
    }
}
