package dev.belay.web.page;

import dev.belay.base.ByteSize;
import dev.belay.vault.Manifest;
import dev.belay.vault.TableEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One table of a backup.
 *
 * @param tag that it is new or gone since the backup before; null when it is in both
 * @param change since the backup before
 */
record TableLine(
        String schema, String name, @Nullable String tag, String rows, String bytes, String change, String tone) {

    /** The tables of {@code manifest}, the largest first, then those that only {@code previous} has. */
    static List<TableLine> of(Words words, Manifest manifest, @Nullable Manifest previous) {
        List<TableLine> lines = new ArrayList<>();
        manifest.contents().tables().all().stream()
                .sorted(Comparator.comparingLong(TableEntry::rows).reversed())
                .forEach(table -> lines.add(line(words, table, previous)));
        if (previous != null) {
            previous.contents().tables().all().stream()
                    .filter(table -> find(manifest, table).isEmpty())
                    .forEach(table -> lines.add(gone(words, table)));
        }
        return lines;
    }

    private static TableLine line(Words words, TableEntry table, @Nullable Manifest previous) {
        Optional<TableEntry> before = previous == null ? Optional.empty() : find(previous, table);
        long change = table.rows() - before.map(TableEntry::rows).orElse(0L);
        return new TableLine(
                Names.visible(table.schema()),
                Names.visible(table.name()),
                previous != null && before.isEmpty() ? words.text("backup.table.new") : null,
                Figures.number(table.rows()),
                new ByteSize(table.bytes()).toString(),
                previous == null ? "" : change == 0 ? words.text("same") : Figures.signed(change),
                previous == null ? "" : Growth.tone(change));
    }

    private static TableLine gone(Words words, TableEntry table) {
        return new TableLine(
                Names.visible(table.schema()),
                Names.visible(table.name()),
                words.text("backup.table.gone"),
                "–",
                "–",
                Figures.signed(-table.rows()),
                Growth.tone(-table.rows()));
    }

    private static Optional<TableEntry> find(Manifest manifest, TableEntry wanted) {
        return manifest.contents().tables().all().stream()
                .filter(table ->
                        table.name().equals(wanted.name()) && table.schema().equals(wanted.schema()))
                .findFirst();
    }
}
