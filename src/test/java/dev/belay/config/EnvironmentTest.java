package dev.belay.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EnvironmentTest {
    @ParameterizedTest
    @CsvSource({"NO_COLOR, 1, true", "NO_COLOR, '', false", "TERM, dumb, true", "TERM, xterm, false", "OTHER, 1, false"
    })
    void coloursCanBeDeclined(String name, String value, boolean plain) {
        Environment environment = new Environment(Map.of(name, value), Path.of("."), ZoneOffset.UTC);

        assertThat(environment.plain()).isEqualTo(plain);
    }
}
