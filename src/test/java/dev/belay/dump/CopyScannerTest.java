package dev.belay.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.base.BelayException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CopyScannerTest {
    private static final String COPY = "COPY public.t (a) FROM stdin;\n";

    static Stream<Arguments> blocks() {
        return Stream.of(
                Arguments.of("no rows", "", 0),
                Arguments.of("one row", "a\n", 1),
                Arguments.of("rows of many lengths", "a\nbb\nccc\ndddd\neeeee\nffffff\nggggggg\nhhhhhhhh\n", 8),
                Arguments.of("blank lines", "\n\n\n\n\n\n\n\n\n\n\n", 11),
                Arguments.of("nulls that begin lines", "\\N\n\\N\t\\N\n\\N\n", 3),
                Arguments.of("an escaped end", "\\\\.\n\\\\.\n", 2),
                Arguments.of("an end with something behind it", "\\.x\n\\. \n", 2),
                Arguments.of("an end amid a line", "a\\.\nb\n", 2),
                Arguments.of("an escaped newline", "a\\\nb\nc\n", 2),
                Arguments.of("an escaped newline behind escaped backslashes", "aaaaaaa\\\\\\\nb\nc\n", 2),
                Arguments.of("a newline behind an escaped backslash", "a\\\\\nb\\\\\\\\\nc\n", 3),
                Arguments.of(
                        "a run of backslashes over many words", "\\".repeat(41) + "\nb\n" + "\\".repeat(40) + "\n", 2),
                Arguments.of("CRLF", "a\r\nb\r\n", 2),
                Arguments.of(
                        "another COPY", "COPY public.t (a) FROM stdin;\n-- PostgreSQL database dump complete\n", 2));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("blocks")
    void countsRowsHoweverTheTextIsCut(String name, String rows, long count) {
        String text = COPY + rows + "\\.\nSELECT 2;";
        for (int chunk = 1; chunk <= text.length() + 1; chunk++) {
            Recorder recorder = Recorder.of(text, chunk);
            assertThat(recorder.blocks).as("%s in pieces of %d", name, chunk).hasSize(1);
            Recorder.Block block = recorder.blocks.getFirst();
            assertThat(block.counted()).as("%s in pieces of %d", name, chunk).isEqualTo(count);
            assertThat(block.rows()).isEqualTo(rows);
            assertThat(block.raw()).isEqualTo(COPY + rows + "\\.\n");
            assertThat(recorder.sql()).containsExactly("SELECT 2");
            assertThat(recorder.raw()).isEqualTo(text);
        }
    }

    @Test
    void theEndOfABlockMayHaveACarriageReturn() {
        Recorder recorder = Recorder.of("COPY t FROM stdin;\r\na\r\n\\.\r\nSELECT 2;", 5);
        assertThat(recorder.blocks.getFirst().rows()).isEqualTo("a\r\n");
        assertThat(recorder.sql()).containsExactly("SELECT 2");
    }

    @Test
    void aBlockKnowsWhereItStands() {
        Recorder recorder = Recorder.of("SELECT 1;\n\n" + COPY + "a\nb\n\\.\nSELECT 2;", 5);
        CopyBlock block = recorder.blocks.getFirst().copy();
        assertThat(block.line()).isEqualTo(3);
        assertThat(block.offset()).isEqualTo(11);
        assertThat(block.sql()).isEqualTo("COPY public.t (a) FROM stdin");
        assertThat(recorder.statements.getLast().line()).isEqualTo(7);
    }

    @Test
    void aCommentMayStandBehindTheSemicolon() {
        Recorder recorder = Recorder.of("COPY t FROM stdin; -- it's\na\n\\.\nSELECT 2;", 5);
        assertThat(recorder.blocks.getFirst().rows()).isEqualTo("a\n");
    }

    @Test
    void moreSqlBehindTheSemicolonIsRefusedAndNotGuessed() {
        assertThatThrownBy(() -> Recorder.of("COPY t FROM stdin; SELECT 1;\na\n\\.\n", 5))
                .isInstanceOf(BelayException.class)
                .hasMessage("the dump has more SQL behind COPY … FROM stdin on line 1");
    }

    @Test
    void aBlockWithTheMostColumnsAndTheLongestNamesIsOne() {
        String column = "\"" + "\"\"".repeat(60) + "%04d\"";
        StringBuilder columns = new StringBuilder();
        for (int i = 0; i < 1600; i++) {
            columns.append(i == 0 ? "" : ", ").append(String.format(column, i));
        }
        Recorder recorder = Recorder.of("COPY t (" + columns + ") FROM stdin;\na\n\\.\n", 4096);
        assertThat(recorder.blocks.getFirst().copy().columns()).hasSize(1600);
    }
}
