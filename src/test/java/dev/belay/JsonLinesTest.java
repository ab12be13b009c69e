package dev.belay;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
    @Test
    void anEventIsOneLineWhateverIsInIt() throws Exception {
        LoggingEvent event = new LoggingEvent(
                JsonLinesTest.class.getName(),
                new LoggerContext().getLogger("dev.belay.Test"),
                Level.WARN,
                "the table {} \"is\" gone",
                new IllegalStateException("line\nbreak"),
                new Object[] {"a\nb\u001b[2J\\십일조"});

        String line = new String(new JsonLines().encode(event), StandardCharsets.UTF_8);

        assertThat(line).endsWith("}\n").hasLineCount(1).doesNotContain("\u001b");
        JsonNode told = new ObjectMapper().readTree(line);
        assertThat(told.path("level").asText()).isEqualTo("WARN");
        assertThat(told.path("logger").asText()).isEqualTo("dev.belay.Test");
        assertThat(told.path("message").asText()).isEqualTo("the table a\nb\u001b[2J\\십일조 \"is\" gone");
        assertThat(told.path("error").asText()).startsWith("java.lang.IllegalStateException: line\nbreak\n");
        assertThat(told.path("at").asText()).endsWith("Z");
    }
}
