package dev.belay.web.page;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What went wrong, and what to do next. */
public final class ErrorPage {
    private final Messages messages;

    public ErrorPage(Messages messages) {
        this.messages = messages;
    }

    /** The page; {@code id} finds a bug in the log and is null for a refusal. */
    public View view(Shell shell, int status, Problem problem, @Nullable String id) {
        Words words = new Words(messages, shell.place());
        Trouble trouble = Trouble.told(words, problem);
        return new View(
                "error/page",
                Map.of(
                        "shell",
                        Surroundings.of(words, shell, Section.ELSEWHERE, trouble.title(), false),
                        "page",
                        new Model(status, trouble, id == null ? null : Names.visible(id))));
    }

    private record Model(
            int status, Trouble trouble, @Nullable String id) {}
}
