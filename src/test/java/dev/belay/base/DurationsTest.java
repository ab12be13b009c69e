package dev.belay.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "5s, PT5S, 5s",
        "0s, PT0S, 0s",
        "90m, PT90M, 90m",
        "26h, PT26H, 26h",
        "30d, PT720H, 30d",
        "120s, PT2M, 2m"
    })
    void aDurationIsReadAndShownInItsLargestExactUnit(String text, Duration duration, String shown) {
        assertThat(Durations.parse(text)).isEqualTo(duration);
        assertThat(Durations.show(duration)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "-5s", "1.5h", "5 weeks", "99999999d"})
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Durations.parse(text));
    }
}
