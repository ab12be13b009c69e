package dev.belay.web.page;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The restores and the removals that run, with their cancel buttons: on every page. */
public final class Banner {
    private final Messages messages;

    public Banner(Messages messages) {
        this.messages = messages;
    }

    /** The part that server-sent events renew. */
    public View view(Shell shell) {
        return new View(
                "banner/live",
                Map.of(
                        "csrf", shell.visitor().csrf(),
                        "banners", lines(new Words(messages, shell.place()), shell)));
    }

    /** The page of a restore, or of a backup, is itself what its banner would lead to. */
    static List<BannerLine> lines(Words words, Shell shell) {
        return Stream.concat(
                        shell.restores().stream().map(restore -> BannerLine.of(words, restore)),
                        shell.removals().stream().map(removal -> BannerLine.of(words, removal)))
                .filter(line -> !line.show().equals(shell.place().path()))
                .toList();
    }
}
