package dev.belay.web.page;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A problem in words.
 *
 * @param title the kind of problem, in the reader's language
 * @param hint null when there is nothing to do
 * @param commands the lines of the hint that are meant to be copied; empty when there are none
 */
record Trouble(String title, Sentence sentence, @Nullable Sentence hint, String commands) {
    private static final Pattern COMMAND = Pattern.compile("^\\s*(?:GRANT|ALTER|CREATE|REVOKE)\\s.*;\\s*$");

    static @Nullable Trouble of(Words words, @Nullable Problem problem) {
        return problem == null ? null : told(words, problem);
    }

    static Trouble told(Words words, Problem problem) {
        return titled(words.text("problem." + problem.code()), words, problem);
    }

    static Trouble titled(String title, Words words, Problem problem) {
        List<String> lines = problem.hint().lines().toList();
        return new Trouble(
                title,
                Sentence.of(words, problem.sentence()),
                Sentence.ofSaid(
                        words,
                        String.join(
                                " ",
                                lines.stream().filter(line -> !isCommand(line)).toList())),
                String.join(
                        "\n",
                        lines.stream()
                                .filter(Trouble::isCommand)
                                .map(String::strip)
                                .map(Names::visible)
                                .toList()));
    }

    /** Whether a line is meant to be copied. */
    static boolean isCommand(String line) {
        return COMMAND.matcher(line).matches();
    }
}
