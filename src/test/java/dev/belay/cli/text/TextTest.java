package dev.belay.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextTest {
    @Test
    void aNameCannotBreakALineCommandATerminalOrTurnTheWriting() {
        assertThat(Printable.line("a\nb\u001b[2Jc\u202Ed\u2028e")).isEqualTo("a\\u{a}b\\u{1b}[2Jc\\u{202e}d\\u{2028}e");
        assertThat(Printable.line("수입 café 😀")).isEqualTo("수입 café 😀");
        assertThat(Printable.lines("one\ntwo\r")).isEqualTo("one\ntwo\\u{d}");
    }

    @Test
    void koreanCellsTakeTwoPlacesALetter() {
        assertThat(new Columns("lr").row("수입", "1").row("abcdef", "23").lines())
                .containsExactly("수입     1", "abcdef  23");
    }

    @ParameterizedTest
    @CsvSource({"42, 42 s", "200, 3 min 20 s", "7500, 2 h 5 min"})
    void lengthsAreSaidInTwoUnitsAtMost(long seconds, String words) {
        assertThat(Words.length(Duration.ofSeconds(seconds))).isEqualTo(words);
    }
}
