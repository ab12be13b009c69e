package dev.belay.web.page;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Naming the database to guard, when the environment does not; tested on the spot. */
public final class SetupDatabasePage {
    private final Messages messages;

    public SetupDatabasePage(Messages messages) {
        this.messages = messages;
    }

    public View view(Shell shell, Form form) {
        return new View(
                "setup/database", Map.of("title", messages.text(shell.place().locale(), "app.name")));
    }

    /**
     * What was typed before (never a password), and what the test found.
     *
     * @param environment such as {@code production}; may be empty
     * @param problem null before the first test; its hint may hold the exact GRANTs that are missing, a line each
     */
    public record Form(
            String host,
            String port,
            String database,
            String user,
            String environment,
            @Nullable Problem problem) {}
}
