package dev.belay.web.page;

import dev.belay.base.ByteSize;
import dev.belay.operation.Operation;
import dev.belay.operation.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an operation is.
 *
 * @param percent null when nothing is known about the end
 * @param now the table at hand; null when there is none
 */
record Meter(
        String title,
        @Nullable Integer percent,
        String share,
        List<Figure> figures,
        @Nullable String now) {

    static Meter of(Words words, Operation operation, String title) {
        Progress progress = operation.progress();
        if (progress == null) {
            return new Meter(title, null, words.text("progress.starting"), List.of(), null);
        }
        int percent = progress.percent();
        String now = progress.now();
        return new Meter(
                title,
                percent < 0 ? null : percent,
                percent < 0 ? words.text("progress.endUnknown") : percent + " %",
                figures(words, progress),
                now == null || now.isBlank() ? null : Names.visible(now));
    }

    private static List<Figure> figures(Words words, Progress progress) {
        List<Figure> figures = new ArrayList<>();
        if (progress.tablesExpected() > 0 || progress.rows() > 0) {
            // a file that is only read has neither
            figures.add(Figure.plain(tables(words, progress), words.text("progress.tables")));
            figures.add(Figure.plain(Figures.number(progress.rows()), words.text("progress.rows")));
        }
        figures.add(Figure.plain(bytes(words, progress), words.text("progress.bytes")));
        long rate = progress.bytesPerSecond();
        figures.add(Figure.plain(
                rate == 0 ? words.text("unknown") : words.text("progress.perSecond", new ByteSize(rate)),
                words.text("progress.rate")));
        Duration left = progress.left();
        figures.add(Figure.plain(
                left == null ? words.text("unknown") : words.text("about", words.duration(left)),
                words.text("progress.left")));
        return figures;
    }

    private static String tables(Words words, Progress progress) {
        return progress.tablesExpected() == 0
                ? Figures.number(progress.tables())
                : words.text("progress.of", progress.tables(), progress.tablesExpected());
    }

    private static String bytes(Words words, Progress progress) {
        ByteSize done = new ByteSize(progress.bytes());
        return progress.bytesExpected() == 0
                ? done.toString()
                : words.text("progress.ofAbout", done, new ByteSize(progress.bytesExpected()));
    }
}
