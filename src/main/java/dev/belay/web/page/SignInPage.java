package dev.belay.web.page;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signing in. */
public final class SignInPage {
    private final Messages messages;

    public SignInPage(Messages messages) {
        this.messages = messages;
    }

    /** The page. */
    public View view(Shell shell, Form form) {
        Words words = new Words(messages, shell.place());
        return new View(
                "signin/page",
                Map.of(
                        "shell",
                        Surroundings.of(words, shell, Section.ELSEWHERE, words.text("signin.title"), false),
                        "page",
                        new Model(form.name(), form.next(), Trouble.of(words, form.problem()))));
    }

    /**
     * What was typed before, and why it was not enough.
     *
     * @param next where to go after; empty for the overview
     */
    public record Form(String name, String next, @Nullable Problem problem) {}

    private record Model(String name, String next, @Nullable Trouble trouble) {}
}
