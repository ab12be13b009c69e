package dev.belay.restore;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.restore.RestoreEngine.CheckReport;
import dev.belay.restore.RestoreEngine.LoadReport;
import dev.belay.restore.RestoreEngine.LoadedTable;
import java.util.HashMap;
import java.util.Map;

/** Compares what was loaded with what was previewed. Throws at the first thing that differs. */
final class LoadCheck {
    private final Preview preview;

    LoadCheck(Preview preview) {
        this.preview = preview;
    }

    /** The file that was read is the file that was previewed, and the server took in every row of it. */
    void loaded(LoadReport report) {
        if (!report.sha256().equals(preview.sha256())) {
            throw failed("the file " + preview.backup() + " changed between the preview and the load");
        }
        Map<String, Long> rows = new HashMap<>();
        for (LoadedTable table : report.tables()) {
            rows.merge(key(table.schema(), table.name()), table.rows(), Long::sum);
        }
        for (TableChange change : preview.tables()) {
            Long expected = change.backup();
            if (expected != null) {
                equal(change, expected, rows.getOrDefault(key(change.schema(), change.name()), 0L), "took in");
            }
        }
    }

    /** What stands in the loaded database is what was previewed. */
    void checked(CheckReport report) {
        if (!report.problems().isEmpty()) {
            throw failed("the loaded database is not sound: " + String.join("; ", report.problems()));
        }
        Map<String, Long> rows = new HashMap<>();
        for (LiveTable table : report.counts().tables()) {
            Long counted = table.rows();
            rows.put(key(table.schema(), table.name()), counted == null ? Long.valueOf(-1) : counted);
        }
        for (TableChange change : preview.tables()) {
            Long expected = change.backup();
            long counted = rows.getOrDefault(key(change.schema(), change.name()), 0L);
            if (expected != null && counted >= 0) {
                equal(change, expected, counted, "holds");
            }
        }
    }

    private static void equal(TableChange change, long expected, long found, String verb) {
        if (expected != found) {
            throw failed(change.schema() + "." + change.name() + " " + verb + " " + found + " rows, and the backup has "
                    + expected);
        }
    }

    private static String key(String schema, String name) {
        return schema.length() + ":" + schema + name;
    }

    private static BelayException failed(String sentence) {
        return new BelayException(
                ErrorCode.RESTORE_FAILED, sentence, "live data is untouched; verify the backup, or choose another");
    }
}
