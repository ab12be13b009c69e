package dev.belay.restore;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.restore.Comparison.BackupTable;
import dev.belay.restore.RestoreEngine.CheckReport;
import dev.belay.restore.RestoreEngine.LoadReport;
import dev.belay.restore.RestoreEngine.LoadedTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares what was loaded with what a backup has. Throws at the first thing that differs. */
final class LoadCheck {
    private final List<BackupTable> tables;

    LoadCheck(List<BackupTable> tables) {
        this.tables = tables;
    }

    /** Against what was previewed. */
    static LoadCheck of(Preview preview) {
        return new LoadCheck(preview.tables().stream()
                .map(change -> new BackupTable(change.schema(), change.name(), change.backup(), change.note()))
                .toList());
    }

    /** The file that was read is the file that was previewed. */
    static void sameFile(Preview preview, LoadReport report) {
        if (!report.sha256().equals(preview.sha256())) {
            throw failed("the file " + preview.backup() + " changed between the preview and the load");
        }
    }

    /** The server took in every row that the backup has. */
    void loaded(LoadReport report) {
        Map<String, Long> rows = new HashMap<>();
        for (LoadedTable table : report.tables()) {
            rows.merge(key(table.schema(), table.name()), table.rows(), Long::sum);
        }
        for (BackupTable table : tables) {
            Long expected = table.rows();
            if (expected != null) {
                equal(table, expected, rows.getOrDefault(key(table.schema(), table.name()), 0L), "took in");
            }
        }
    }

    /** What stands in the loaded database is what the backup has. */
    void checked(CheckReport report) {
        if (!report.problems().isEmpty()) {
            throw failed("the loaded database is not sound: " + String.join("; ", report.problems()));
        }
        Map<String, Long> rows = new HashMap<>();
        for (LiveTable table : report.counts().tables()) {
            Long counted = table.rows();
            rows.put(key(table.schema(), table.name()), counted == null ? Long.valueOf(-1) : counted);
        }
        for (BackupTable table : tables) {
            Long expected = table.rows();
            long counted = rows.getOrDefault(key(table.schema(), table.name()), 0L);
            if (expected != null && counted >= 0) {
                equal(table, expected, counted, "holds");
            }
        }
    }

    static void equal(BackupTable table, long expected, long found, String verb) {
        if (expected != found) {
            throw failed(table.schema() + "." + table.name() + " " + verb + " " + found + " rows, and the backup has "
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
