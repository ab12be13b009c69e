package dev.belay.web.page;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signing in. */
public final class SignInPage {
    private final Messages messages;

    public SignInPage(Messages messages) {
        this.messages = messages;
    }

    public View view(Shell shell, Form form) {
        return new View(
                "signin/page", Map.of("title", messages.text(shell.place().locale(), "app.name")));
    }

    /**
     * What was typed before, and why it was not enough.
     *
     * @param next where to go after; empty for the overview
     */
    public record Form(String name, String next, @Nullable Problem problem) {}
}
