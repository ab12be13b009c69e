package dev.belay.cli.text;

import dev.belay.base.ByteSize;
import dev.belay.dump.DumpSummary;
import dev.belay.dump.ExtensionName;
import dev.belay.dump.TableRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a file holds, for people. */
public final class InspectionText {
    private InspectionText() {}

    public static List<String> lines(Path file, DumpSummary summary) {
        List<String> lines = new ArrayList<>(facts(file, summary));
        if (!summary.tables().isEmpty()) {
            lines.add("");
            lines.addAll(tables(summary));
        }
        summary.warnings().forEach(warning -> lines.add("warning: " + Printable.line(warning)));
        return lines;
    }

    private static List<String> facts(Path file, DumpSummary summary) {
        String from = summary.serverVersion() == null ? "" : " " + summary.serverVersion();
        String by = summary.dumpVersion() == null ? "" : ", pg_dump " + summary.dumpVersion();
        String reason = summary.incompleteReason();
        String extensions =
                summary.extensions().stream().map(ExtensionName::name).collect(Collectors.joining(", "));
        return new Columns("ll")
                .row("file", file.toString())
                .row("engine", word(summary.engine()) + from + by)
                .row("format", word(summary.format()) + ", compression " + word(summary.compression()))
                .row("complete", reason == null ? "yes" : "no: it " + reason)
                .row(
                        "size",
                        new ByteSize(summary.storedBytes()) + " stored, " + new ByteSize(summary.bytes()) + " plain")
                .row("sha256", summary.sha256().hex())
                .row(
                        "holds",
                        Words.count(summary.tables().size(), "table") + ", "
                                + Words.count(summary.sequenceCount(), "sequence") + ", "
                                + Words.count(summary.largeObjects(), "large object"))
                .row("extensions", extensions.isEmpty() ? "none" : extensions)
                .lines();
    }

    private static List<String> tables(DumpSummary summary) {
        Columns columns = new Columns("lrl").row("table", "rows", "");
        for (TableRows table : summary.tables()) {
            String why = table.whyUnknown();
            columns.row(
                    table.table().toString(),
                    table.exact() ? Words.number(table.rows()) : "unknown",
                    why == null ? "" : why);
        }
        return columns.lines();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
