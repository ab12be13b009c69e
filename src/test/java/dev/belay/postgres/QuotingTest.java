package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuotingTest {
    @Test
    void aQuoteInANameOrAValueIsDoubled() {
        assertThat(Quoting.identifier("a\"b", "c\nd")).isEqualTo("\"a\"\"b\".\"c\nd\"");
        assertThat(Quoting.literal("it's")).isEqualTo("'it''s'");
    }

    @Test
    void aBackslashInAValueIsTheSameWhateverTheServerTakesForStandard() {
        assertThat(Quoting.literal("a\\'b")).isEqualTo("E'a\\\\''b'");
    }

    @Test
    void aListOfNamesIsTakenApart() {
        assertThat(Quoting.names("\"$user\", public")).containsExactly("$user", "public");
        assertThat(Quoting.names("\"\"")).containsExactly("");
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aListOfQuotedNamesGivesTheNamesAgain(int seed) {
        Random random = new Random(seed);
        List<String> names = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            names.add(random.ints(random.nextInt(6), 0, 7)
                    .mapToObj(c -> String.valueOf("a\", $\\한".charAt(c)))
                    .collect(Collectors.joining()));
        }

        assertThat(Quoting.names(names.stream().map(Quoting::identifier).collect(Collectors.joining(", "))))
                .isEqualTo(names);
    }
}
