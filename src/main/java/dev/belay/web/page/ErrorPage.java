package dev.belay.web.page;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What went wrong, and what to do next. */
public final class ErrorPage {
    private final Messages messages;

    public ErrorPage(Messages messages) {
        this.messages = messages;
    }

    public View view(Shell shell, int status, Problem problem, @Nullable String id) {
        return new View(
                "error/page", Map.of("title", messages.text(shell.place().locale(), "app.name")));
    }
}
