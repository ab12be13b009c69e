package dev.belay.cli.json;

import dev.belay.dump.DumpSummary;
import dev.belay.dump.ExtensionName;
import dev.belay.dump.TableRows;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a file holds. */
public record InspectionJson(
        String file,
        String format,
        String compression,
        String engine,
        @Nullable String serverVersion,
        @Nullable String dumpVersion,
        boolean complete,
        long bytes,
        long storedBytes,
        String sha256,
        List<Table> tables,
        int sequences,
        List<String> extensions,
        int largeObjects,
        List<String> warnings) {
    public static InspectionJson of(Path file, DumpSummary summary) {
        return new InspectionJson(
                file.toString(),
                word(summary.format()),
                word(summary.compression()),
                word(summary.engine()),
                summary.serverVersion(),
                summary.dumpVersion(),
                summary.complete(),
                summary.bytes(),
                summary.storedBytes(),
                summary.sha256().hex(),
                summary.tables().stream().map(Table::of).toList(),
                summary.sequenceCount(),
                summary.extensions().stream().map(ExtensionName::name).toList(),
                summary.largeObjects(),
                summary.warnings());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** A table; rows that are not exactly known are null. */
    public record Table(
            String schema,
            String name,
            int columns,
            @Nullable Long rows,
            boolean exact) {
        static Table of(TableRows table) {
            Long rows = table.exact() ? table.rows() : null;
            return new Table(
                    table.table().schema(),
                    table.table().name(),
                    table.columns().size(),
                    rows,
                    table.exact());
        }
    }
}
