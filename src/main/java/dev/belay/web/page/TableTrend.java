package dev.belay.web.page;

import dev.belay.dump.TableName;
import dev.belay.vault.Anomaly;
import dev.belay.vault.Manifest;
import dev.belay.vault.TableEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one table over time.
 *
 * @param plot null while one backup alone holds the table: one point is no line, and no change
 * @param tone a class that colours the change
 * @param dip where rows were lost; null when nowhere
 */
record TableTrend(
        String schema,
        String name,
        @Nullable Plot plot,
        String rows,
        String change,
        String tone,
        @Nullable String dip) {

    /** The tables of the newest of {@code oldestFirst}, the largest first. Each manifest is walked through once. */
    static List<Series> series(List<Manifest> oldestFirst) {
        Map<TableName, Series> byName = new HashMap<>();
        oldestFirst.getLast().contents().tables().all().forEach(table -> byName.put(name(table), new Series(table)));
        oldestFirst.forEach(manifest -> add(manifest, byName));
        return byName.values().stream()
                .sorted(Comparator.comparingLong((Series series) -> series.now().rows())
                        .reversed()
                        .thenComparing(series -> name(series.now())))
                .toList();
    }

    private static void add(Manifest manifest, Map<TableName, Series> byName) {
        Instant at = manifest.taken().began();
        Map<String, Dip> dips = dips(manifest);
        for (TableEntry table : manifest.contents().tables().all()) {
            Series series = byName.get(name(table));
            if (series != null) {
                Dip dip = dips.get(table.schema() + "." + table.name());
                series.points().add(new Plot.Point(at, table.rows(), dip != null));
                if (dip != null) {
                    series.dips().add(dip);
                }
            }
        }
    }

    private static Map<String, Dip> dips(Manifest manifest) {
        Map<String, Dip> dips = new HashMap<>();
        Instant at = manifest.taken().began();
        for (Anomaly found : manifest.findings()) {
            switch (found) {
                case Anomaly.TableEmptied emptied -> dips.put(emptied.table(), new Dip(at, emptied.before(), 0));
                case Anomaly.RowsLost lost -> dips.put(lost.table(), new Dip(at, lost.before(), lost.after()));
                case Anomaly.TableMissing _, Anomaly.SizeLost _, Anomaly.ExtensionChanged _, Anomaly.OtherServer _ -> {}
            }
        }
        return dips;
    }

    static TableTrend of(Words words, Series series, int backups) {
        List<Plot.Point> points = series.points();
        TableEntry now = series.now();
        long floor = points.stream().mapToLong(Plot.Point::value).min().orElse(0);
        return new TableTrend(
                Names.visible(now.schema()),
                Names.visible(now.name()),
                points.size() == 1 ? null : Plot.of(points, floor),
                Figures.number(now.rows()),
                change(words, points, backups),
                Growth.tone(now.rows() - points.getFirst().value()),
                series.dips().isEmpty() ? null : dip(words, series.dips().getLast()));
    }

    private static String dip(Words words, Dip dip) {
        return words.text("growth.dip", words.date(dip.at()), Figures.percent(dip.before(), dip.after()));
    }

    private static String change(Words words, List<Plot.Point> points, int backups) {
        if (points.size() == 1) {
            return backups == 1 ? "" : words.text("backup.table.new");
        }
        long change = points.getLast().value() - points.getFirst().value();
        return change == 0 ? words.text("same") : Figures.signed(change);
    }

    private static TableName name(TableEntry table) {
        return new TableName(table.schema(), table.name());
    }

    /**
     * One table in the backups that hold it, the oldest first.
     *
     * @param now as the newest holds it
     */
    record Series(TableEntry now, List<Plot.Point> points, List<Dip> dips) {
        Series(TableEntry now) {
            this(now, new ArrayList<>(), new ArrayList<>());
        }

        String name() {
            return TableTrend.name(now).toString();
        }
    }

    /** A loss that was found when a backup was compared with the one before; {@code before} is above zero. */
    record Dip(Instant at, long before, long after) {}
}
