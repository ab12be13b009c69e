package dev.belay.web.page;

import dev.belay.vault.Manifest;
import dev.belay.vault.StoredBackup;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How did each table grow? */
public final class TrendsPage {
    private final Messages messages;

    public TrendsPage(Messages messages) {
        this.messages = messages;
    }

    /** The page: tables of the newest good one of {@code backups} whose name contains {@code text}. */
    public View view(Shell shell, List<StoredBackup> backups, String text) {
        Words words = new Words(messages, shell.place());
        List<Manifest> shown = Growth.shown(new GoodBackups(backups).good());
        List<TableTrend.Series> all = shown.isEmpty() ? List.of() : TableTrend.series(shown);
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        List<TableTrend> tables = all.stream()
                .filter(series -> series.name().toLowerCase(Locale.ROOT).contains(wanted))
                .map(series -> TableTrend.of(words, series, shown.size()))
                .toList();
        Model model = new Model(
                all.isEmpty() ? words.text("trends.none") : words.text("trends.headline", all.size()),
                shown.isEmpty() ? words.text("growth.none") : span(words, shown),
                !all.isEmpty(),
                shown.size() > 1,
                text.strip(),
                words.text("trends.count", tables.size()),
                shell.query().isEmpty() || shell.guarded() == null
                        ? null
                        : shell.guarded().database().name(),
                tables);
        return new View(
                "trends/page",
                Map.of(
                        "shell",
                        Surroundings.of(words, shell, Section.OVERVIEW, words.text("trends.title"), false),
                        "page",
                        model));
    }

    private static String span(Words words, List<Manifest> shown) {
        String last = words.date(shown.getLast().taken().began());
        return shown.size() == 1
                ? words.text("growth.one", last)
                : words.text(
                        "trends.span",
                        shown.size(),
                        words.date(shown.getFirst().taken().began()),
                        last);
    }

    private record Model(
            String headline,
            String lede,
            boolean any,
            boolean lines,
            String text,
            String count,
            @Nullable String database,
            List<TableTrend> tables) {}
}
