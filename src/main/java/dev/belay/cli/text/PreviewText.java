package dev.belay.cli.text;

import dev.belay.restore.PreflightItem;
import dev.belay.restore.Preview;
import dev.belay.restore.TableChange;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A preview as a table: now, in the backup, the difference; what would be lost in red. */
public final class PreviewText {
    private final boolean colours;
    private final ZoneId zone;

    public PreviewText(boolean colours, ZoneId zone) {
        this.colours = colours;
        this.zone = zone;
    }

    public List<String> lines(Preview preview) {
        List<String> lines = new ArrayList<>();
        lines.add("backup    " + Printable.line(preview.backup()) + origin(preview.origin()));
        lines.add("database  " + Printable.line(preview.database()) + ", PostgreSQL "
                + preview.origin().liveVersion() + ", counted " + Words.moment(preview.at(), zone));
        lines.add("");
        lines.addAll(table(preview));
        lines.add("");
        lines.add(totals(preview));
        lines.add("");
        lines.addAll(preflight(preview.preflight()));
        return lines;
    }

    private String origin(Preview.Origin origin) {
        Instant takenAt = origin.takenAt();
        List<String> known = Stream.of(
                        takenAt == null ? null : "taken " + Words.moment(takenAt, zone),
                        origin.actor() == null ? null : "by " + origin.actor(),
                        origin.reason() == null ? null : "reason " + origin.reason(),
                        origin.label() == null ? null : "\"" + origin.label() + "\"",
                        origin.serverVersion() == null ? null : "PostgreSQL " + origin.serverVersion(),
                        origin.foreign() ? "not made by this console" : null)
                .filter(Objects::nonNull)
                .map(Printable::line)
                .toList();
        return known.isEmpty() ? "" : ", " + String.join(", ", known);
    }

    private List<String> table(Preview preview) {
        Columns columns = new Columns("lrrrl").row("table", "now", "in the backup", "difference", "");
        for (TableChange table : preview.tables()) {
            boolean loses = table.lost() > 0 || table.state() == TableChange.State.ONLY_LIVE;
            Style style = loses ? Style.LOSS : table.difference() == null ? Style.DOUBT : Style.PLAIN;
            columns.row(
                    style.when(colours),
                    table.schema() + "." + table.name(),
                    side(table.live(), table.state() == TableChange.State.ONLY_BACKUP),
                    side(table.backup(), table.state() == TableChange.State.ONLY_LIVE),
                    difference(table.difference()),
                    remark(table));
        }
        return columns.lines();
    }

    private static String side(@Nullable Long rows, boolean missing) {
        if (missing) {
            return "-";
        }
        return rows == null ? "unknown" : Words.number(rows);
    }

    private static String difference(@Nullable Long difference) {
        if (difference == null) {
            return "unknown";
        }
        return (difference > 0 ? "+" : "") + Words.number(difference);
    }

    private static String remark(TableChange table) {
        String note = table.note();
        String state =
                switch (table.state()) {
                    case ONLY_LIVE -> "would disappear: not in the backup";
                    case ONLY_BACKUP -> "would come back: not there now";
                    case SAME, FEWER, MORE, UNKNOWN -> "";
                };
        return note == null ? state : state.isEmpty() ? note : state + "; " + note;
    }

    private String totals(Preview preview) {
        String atLeast = preview.partlyUnknown() ? "at least " : "";
        String lost = Words.count(preview.rowsLost(), "row") + " would disappear";
        Style style = preview.rowsLost() > 0 ? Style.LOSS.when(colours) : Style.PLAIN;
        return style.paint(atLeast + lost) + ", " + atLeast + Words.number(preview.rowsBack()) + " would come back";
    }

    private List<String> preflight(List<PreflightItem> items) {
        List<String> lines = new ArrayList<>();
        for (PreflightItem item : items) {
            Style style =
                    switch (item.verdict()) {
                        case PASS -> Style.PLAIN;
                        case WARN -> Style.DOUBT;
                        case BLOCK -> Style.LOSS;
                    };
            String word =
                    switch (item.verdict()) {
                        case PASS -> "ok    ";
                        case WARN -> "warn  ";
                        case BLOCK -> "STOP  ";
                    };
            lines.add(style.when(colours).paint(word + Printable.line(item.detail())));
            if (!item.fix().isEmpty()) {
                lines.add("        fix: " + Printable.line(item.fix()));
            }
        }
        return lines;
    }
}
