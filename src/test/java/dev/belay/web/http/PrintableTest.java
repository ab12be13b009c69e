package dev.belay.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrintableTest {
    @Test
    void whatCouldForgeALineOrTurnTheTextAroundIsWrittenAsACode() {
        assertThat(Printable.of("a\r\nGET /forged\u001b[31m\u202e\u2028"))
                .isEqualTo("a\\u000d\\u000aGET /forged\\u001b[31m\\u202e\\u2028");
    }

    @Test
    void lettersOfEveryScriptStayAsTheyAre() {
        assertThat(Printable.of("교회 회계 ledger ✓")).isEqualTo("교회 회계 ledger ✓");
    }

    static IntStream seeds() {
        return IntStream.range(0, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noTextBreaksOutOfItsLine(int seed) {
        Random random = new Random(seed);
        String text = random.ints(300, 0, Character.MAX_CODE_POINT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        assertThat(Printable.of(text))
                .doesNotContainPattern("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cf}]")
                .hasSizeLessThan(2000);
    }
}
