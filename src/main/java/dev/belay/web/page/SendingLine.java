package dev.belay.web.page;

import dev.belay.base.ByteSize;
import dev.belay.offsite.StoreStatus;
import dev.belay.offsite.StoreStatus.Sending;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A copy on its way.
 *
 * @param title what goes where
 * @param percent null when nothing is known about the end
 */
record SendingLine(String href, String title, @Nullable Integer percent, String share, List<Figure> figures) {

    static List<SendingLine> all(Words words, List<StoreStatus> stores) {
        return stores.stream()
                .flatMap(store -> store.sending().stream().map(sending -> of(words, store, sending)))
                .toList();
    }

    private static SendingLine of(Words words, StoreStatus store, Sending sending) {
        int percent = (int) Math.min(99, sending.sent() * 100 / Math.max(1, sending.bytes()));
        return new SendingLine(
                "/backups/" + sending.backup().value(),
                words.text(
                        "offsite.sending.to", Names.isolated(sending.backup().value()), Names.isolated(store.name())),
                percent,
                percent + " %",
                List.of(
                        Figure.plain(
                                words.text(
                                        "offsite.bytes", new ByteSize(sending.sent()), new ByteSize(sending.bytes())),
                                words.text("offsite.sent")),
                        Figure.plain(
                                sending.bytesPerSecond() == 0
                                        ? words.text("unknown")
                                        : words.text("progress.perSecond", new ByteSize(sending.bytesPerSecond())),
                                words.text("progress.rate")),
                        Figure.plain(left(words, sending), words.text("progress.left"))));
    }

    private static String left(Words words, Sending sending) {
        return sending.bytesPerSecond() == 0
                ? words.text("unknown")
                : words.text(
                        "about",
                        words.duration(
                                Duration.ofSeconds((sending.bytes() - sending.sent()) / sending.bytesPerSecond())));
    }
}
