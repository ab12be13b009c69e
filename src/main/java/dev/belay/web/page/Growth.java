package dev.belay.web.page;

import dev.belay.base.ByteSize;
import dev.belay.vault.Manifest;
import dev.belay.vault.TableEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the database grew over the last good backups.
 *
 * @param size of the database
 * @param tables the largest ones
 * @param more how many tables are left out, in words; null when none is
 */
record Growth(
        String title,
        Size size,
        List<Table> tables,
        @Nullable String more) {
    private static final int BACKUPS = 30;
    private static final int TABLES = 8;
    private static final double ROWS_LOST = 0.2;
    private static final double SIZE_LOST = 0.5;

    /** The size of the database over time, with what stands around the line. */
    record Size(@Nullable Plot plot, String top, String now, String from, String to, String summary) {}

    /**
     * The rows of one table over time.
     *
     * @param plot null while one backup alone holds the table: one point is no line, and no change
     * @param tone a class that colours the change
     * @param dip where many rows were lost; null when nowhere
     */
    record Table(
            String schema,
            String name,
            @Nullable Plot plot,
            String rows,
            String change,
            String tone,
            @Nullable String dip) {}

    /** Null when there is no backup to draw. */
    static @Nullable Growth of(Words words, List<Manifest> newestFirst) {
        List<Manifest> shown = newestFirst.stream().limit(BACKUPS).toList().reversed();
        if (shown.isEmpty()) {
            return null;
        }
        List<TableEntry> tables = shown.getLast().contents().tables().all();
        int left = tables.size() - TABLES;
        return new Growth(
                shown.size() == 1 ? words.text("growth.title.one") : words.text("growth.title", shown.size()),
                size(words, shown),
                tables.stream()
                        .sorted(Comparator.comparingLong(TableEntry::rows).reversed())
                        .limit(TABLES)
                        .map(table -> table(words, shown, table))
                        .toList(),
                left > 0 ? words.text("growth.more", left) : null);
    }

    private static Size size(Words words, List<Manifest> shown) {
        List<Plot.Point> points = shown.stream()
                .map(manifest ->
                        new Plot.Point(began(manifest), manifest.source().sizeBytes()))
                .toList();
        long top = points.stream().mapToLong(Plot.Point::value).max().orElse(0);
        String from = words.date(points.getFirst().at());
        String to = words.date(points.getLast().at());
        ByteSize now = new ByteSize(points.getLast().value());
        ByteSize before = new ByteSize(points.getFirst().value());
        return new Size(
                plot(points, 0, SIZE_LOST),
                new ByteSize(top).toString(),
                now.toString(),
                from,
                to,
                words.text("growth.size.summary", before, now, from, to));
    }

    private static Table table(Words words, List<Manifest> shown, TableEntry table) {
        List<Plot.Point> points = new ArrayList<>();
        for (Manifest manifest : shown) {
            manifest.contents().tables().all().stream()
                    .filter(entry -> same(entry, table))
                    .findFirst()
                    .ifPresent(entry -> points.add(new Plot.Point(began(manifest), entry.rows())));
        }
        long floor = points.stream().mapToLong(Plot.Point::value).min().orElse(0);
        return new Table(
                Names.visible(table.schema()),
                Names.visible(table.name()),
                plot(points, floor, ROWS_LOST),
                Figures.number(table.rows()),
                change(words, shown, points),
                tone(table.rows() - points.getFirst().value()),
                dip(words, points));
    }

    private static String change(Words words, List<Manifest> shown, List<Plot.Point> points) {
        if (points.size() == 1) {
            return shown.size() == 1 ? "" : words.text("backup.table.new");
        }
        long change = points.getLast().value() - points.getFirst().value();
        return change == 0 ? words.text("same") : Figures.signed(change);
    }

    private static @Nullable Plot plot(List<Plot.Point> points, long floor, double loss) {
        return points.size() == 1 ? null : Plot.of(points, floor, loss);
    }

    static String tone(long change) {
        return change == 0 ? "same" : change < 0 ? "less" : "more";
    }

    private static @Nullable String dip(Words words, List<Plot.Point> points) {
        for (int i = points.size() - 1; i > 0; i--) {
            long before = points.get(i - 1).value();
            long after = points.get(i).value();
            if (Plot.dips(before, after, ROWS_LOST)) {
                return words.text("growth.dip", words.date(points.get(i).at()), Figures.percent(before, after));
            }
        }
        return null;
    }

    private static boolean same(TableEntry one, TableEntry other) {
        return one.name().equals(other.name()) && one.schema().equals(other.schema());
    }

    private static Instant began(Manifest manifest) {
        return manifest.taken().began();
    }
}
