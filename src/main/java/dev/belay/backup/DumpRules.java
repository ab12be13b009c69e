package dev.belay.backup;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.dump.DumpContents;
import dev.belay.dump.TableRows;
import java.util.List;

/** What a dump must show before it may be published. */
final class DumpRules {
    private DumpRules() {}

    /** Returns {@code contents} when they are whole; exit code 0 alone proves nothing. */
    static DumpContents sound(DumpContents contents, int tablesOnServer) {
        if (!contents.complete()) {
            throw new BelayException(
                    ErrorCode.BACKUP_FAILED,
                    "pg_dump ended without an error, but its output " + contents.incompleteReason(),
                    "check the disk and the memory of the machine that runs pg_dump, then try again");
        }
        if (contents.tables().isEmpty() && tablesOnServer > 0) {
            throw new BelayException(
                    ErrorCode.BACKUP_FAILED,
                    "the dump holds no table, but the database has " + tablesOnServer,
                    "check that the role may read the application's schemas");
        }
        return contents;
    }

    /** Tables whose rows the dump leaves out, so that nobody takes them for empty. */
    static List<String> withoutRows(DumpContents contents) {
        return contents.tables().stream()
                .filter(table -> !table.exact())
                .map(TableRows::table)
                .map(Object::toString)
                .toList();
    }
}
