package dev.belay.web.page;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Naming the database to guard, when the environment does not; tested on the spot. */
public final class SetupDatabasePage {
    private final Messages messages;

    public SetupDatabasePage(Messages messages) {
        this.messages = messages;
    }

    /** The page. */
    public View view(Shell shell, Form form) {
        Words words = new Words(messages, shell.place());
        return new View(
                "setup/database",
                Map.of(
                        "shell",
                        Surroundings.of(words, shell, Section.ELSEWHERE, words.text("setup.database.title"), false),
                        "page",
                        new Model(
                                form,
                                "production".equals(form.environment()),
                                "staging".equals(form.environment()),
                                Trouble.of(words, form.problem()))));
    }

    /**
     * What was typed before (never a password), and what the test found.
     *
     * @param line the address in one line, without a password; empty when the fields were filled
     * @param environment such as {@code production}; may be empty
     * @param problem null before the first test; its hint may hold the exact GRANTs that are missing, a line each
     */
    public record Form(
            String line,
            String host,
            String port,
            String database,
            String user,
            String environment,
            @Nullable Problem problem) {
        /** Nothing typed yet. */
        public static Form empty() {
            return new Form("", "", "5432", "", "", "production", null);
        }
    }

    private record Model(
            Form form,
            boolean production,
            boolean staging,
            @Nullable Trouble trouble) {}
}
