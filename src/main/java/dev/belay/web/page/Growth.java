package dev.belay.web.page;

import dev.belay.base.ByteSize;
import dev.belay.vault.Anomaly;
import dev.belay.vault.Manifest;
import dev.belay.web.page.TableTrend.Series;
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
        List<TableTrend> tables,
        @Nullable String more) {
    private static final int BACKUPS = 30;
    private static final int TABLES = 8;

    /** The size of the database over time, with what stands around the line. */
    record Size(@Nullable Plot plot, String top, String now, String from, String to, String summary) {}

    /** Null when there is no backup to draw. */
    static @Nullable Growth of(Words words, List<Manifest> newestFirst) {
        List<Manifest> shown = shown(newestFirst);
        if (shown.isEmpty()) {
            return null;
        }
        List<Series> series = TableTrend.series(shown);
        int left = series.size() - TABLES;
        return new Growth(
                shown.size() == 1 ? words.text("growth.title.one") : words.text("growth.title", shown.size()),
                size(words, shown),
                series.stream()
                        .limit(TABLES)
                        .map(table -> TableTrend.of(words, table, shown.size()))
                        .toList(),
                left > 0 ? words.text("growth.more", left) : null);
    }

    /** Those of {@code newestFirst} that lines are drawn over, the oldest first. */
    static List<Manifest> shown(List<Manifest> newestFirst) {
        return newestFirst.stream().limit(BACKUPS).toList().reversed();
    }

    private static Size size(Words words, List<Manifest> shown) {
        List<Plot.Point> points = shown.stream()
                .map(manifest -> new Plot.Point(
                        manifest.taken().began(), manifest.source().sizeBytes(), shrank(manifest)))
                .toList();
        long top = points.stream().mapToLong(Plot.Point::value).max().orElse(0);
        String from = words.date(points.getFirst().at());
        String to = words.date(points.getLast().at());
        ByteSize now = new ByteSize(points.getLast().value());
        ByteSize before = new ByteSize(points.getFirst().value());
        return new Size(
                points.size() == 1 ? null : Plot.of(points, 0),
                new ByteSize(top).toString(),
                now.toString(),
                from,
                to,
                words.text("growth.size.summary", before, now, from, to));
    }

    private static boolean shrank(Manifest manifest) {
        return manifest.findings().stream().anyMatch(Anomaly.SizeLost.class::isInstance);
    }

    static String tone(long change) {
        return change == 0 ? "same" : change < 0 ? "less" : "more";
    }
}
