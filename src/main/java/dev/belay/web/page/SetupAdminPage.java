package dev.belay.web.page;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Making the first admin, by the one-time link. */
public final class SetupAdminPage {
    private final Messages messages;

    public SetupAdminPage(Messages messages) {
        this.messages = messages;
    }

    /** The page. */
    public View view(Shell shell, Form form) {
        Words words = new Words(messages, shell.place());
        return new View(
                "setup/admin",
                Map.of(
                        "shell",
                        Surroundings.of(words, shell, Section.ELSEWHERE, words.text("setup.admin.title"), false),
                        "page",
                        new Model(form.token(), form.name(), Trouble.of(words, form.problem()))));
    }

    /** The link's token, what was typed before, and why it was not enough. */
    public record Form(String token, String name, @Nullable Problem problem) {}

    private record Model(
            String token, String name, @Nullable Trouble trouble) {}
}
