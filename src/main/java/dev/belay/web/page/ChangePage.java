package dev.belay.web.page;

import dev.belay.backup.calendar.CalendarFile.Proposal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a change of the calendar would write. */
public final class ChangePage {
    private final Messages messages;

    public ChangePage(Messages messages) {
        this.messages = messages;
    }

    /** The page; {@code fields} are those of the form, to be sent once more. */
    public View view(Shell shell, Proposal proposal, Map<String, String> fields) {
        Words words = new Words(messages, shell.place());
        Model model = new Model(
                proposal.file(),
                proposal.difference().lines().map(ChangePage::line).toList(),
                proposal.difference().isEmpty(),
                Stream.concat(
                                fields.entrySet().stream().map(field -> new Field(field.getKey(), field.getValue())),
                                Stream.of(new Field("seen", proposal.seen().hex())))
                        .toList());
        return new View(
                "schedules/change",
                Map.of(
                        "shell",
                        Surroundings.of(words, shell, Section.SCHEDULES, words.text("schedule.change"), false),
                        "page",
                        model));
    }

    private static Line line(String text) {
        String tone = text.startsWith("+++") || text.startsWith("---") || text.startsWith("@@")
                ? "head"
                : text.startsWith("+") ? "plus" : text.startsWith("-") ? "minus" : "";
        return new Line(tone, Names.visible(text));
    }

    private record Line(String tone, String text) {}

    private record Field(String name, String value) {}

    private record Model(String file, List<Line> lines, boolean same, List<Field> fields) {}
}
