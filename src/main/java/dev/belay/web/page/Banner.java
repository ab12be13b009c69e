package dev.belay.web.page;

import java.util.Map;

/** The restores that run, with their cancel buttons: on every page. */
public final class Banner {
    private final Messages messages;

    public Banner(Messages messages) {
        this.messages = messages;
    }

    /** The part that server-sent events renew. */
    public View view(Shell shell) {
        return new View(
                "banner/live", Map.of("title", messages.text(shell.place().locale(), "app.name")));
    }
}
