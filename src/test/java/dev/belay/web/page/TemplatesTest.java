package dev.belay.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thymeleaf.exceptions.TemplateEngineException;

class TemplatesTest {
    private final Messages messages = Messages.load();

    @TempDir
    private Path folder;

    /** A value as templates see it. */
    record Box(String word, List<String> none) {}

    @Test
    void aTemplateReachesComponentsOfRecordsByName() throws IOException {
        assertThat(render("<b th:text=\"${box.word}\">x</b>")).isEqualTo("<b>&lt;i&gt;</b>");
    }

    @Test
    void aQuestionMarkAsksWhetherThereIsAnything() throws IOException {
        assertThat(render("<b th:if=\"${box.none?}\">x</b><i th:if=\"${box.word?} and not ${nothing?}\">y</i>"))
                .isEqualTo("<i>y</i>");
    }

    @Test
    void aTemplateCanNameNothingElse() {
        for (String expression : List.of("box.absent", "box.word.length", "box.getClass()", "7*7", "T(Runtime)")) {
            assertThatThrownBy(() -> render("<b th:text=\"${" + expression + "}\">x</b>"))
                    .as(expression)
                    .isInstanceOf(TemplateEngineException.class);
        }
    }

    @Test
    void aMessageThatNobodyWroteIsABug() {
        assertThatThrownBy(() -> render("<b th:text=\"#{no.such.key}\">x</b>"))
                .isInstanceOf(TemplateEngineException.class)
                .hasStackTraceContaining("no.such.key");
    }

    @Test
    void anEditedTemplateIsSeenAtOnce() throws IOException {
        Templates templates = Templates.edited(folder, messages);
        View view = new View("page", Map.of());
        Files.writeString(folder.resolve("page.html"), "one");
        assertThat(templates.render(view, Locale.ENGLISH)).isEqualTo("one");
        Files.writeString(folder.resolve("page.html"), "two");
        assertThat(templates.render(view, Locale.ENGLISH)).isEqualTo("two");
    }

    private String render(String template) throws IOException {
        Files.writeString(folder.resolve("page.html"), template);
        return Templates.edited(folder, messages)
                .render(new View("page", Map.of("box", new Box("<i>", List.of()))), Locale.ENGLISH);
    }
}
