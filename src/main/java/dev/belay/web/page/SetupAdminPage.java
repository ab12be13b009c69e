package dev.belay.web.page;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Making the first admin, by the one-time link. */
public final class SetupAdminPage {
    private final Messages messages;

    public SetupAdminPage(Messages messages) {
        this.messages = messages;
    }

    public View view(Shell shell, Form form) {
        return new View(
                "setup/admin", Map.of("title", messages.text(shell.place().locale(), "app.name")));
    }

    /** The link's token, what was typed before, and why it was not enough. */
    public record Form(String token, String name, @Nullable Problem problem) {}
}
