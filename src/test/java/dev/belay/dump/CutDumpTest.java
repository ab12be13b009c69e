package dev.belay.dump;

import static dev.belay.dump.PgDumpText.HEADER;
import static dev.belay.dump.PgDumpText.TRAILER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CutDumpTest {
    static Stream<Arguments> cuts() {
        return Stream.of(
                Arguments.of(HEADER + "COPY public.t (a) FROM stdin;\n1\n2", "ends inside the data of table public.t"),
                Arguments.of(HEADER + "SELECT 'a", "ends inside the statement that begins on line 10"),
                Arguments.of(HEADER + "SELECT 1;", "lacks its last line, 'PostgreSQL database dump complete'"),
                Arguments.of(
                        HEADER + TRAILER.strip().replace("\n--", ""),
                        "lacks its last line, 'PostgreSQL database dump complete'"),
                Arguments.of(
                        HEADER + "COPY public.t (a) FROM stdin;\n" + TRAILER, "ends inside the data of table public.t"),
                Arguments.of(HEADER + "SELECT $$" + TRAILER, "ends inside the statement that begins on line 10"),
                Arguments.of(HEADER + TRAILER + HEADER, "lacks its last line, 'PostgreSQL database dump complete'"),
                Arguments.of(
                        HEADER + "\\restrict ab\n" + TRAILER + "\\unrestrict a\n",
                        "lacks the \\unrestrict line at its end"),
                Arguments.of("", "does not begin as a PostgreSQL dump does"));
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void saysHowACutDumpEnds(String text, String reason) {
        DumpContents contents = Recorder.contents(text);
        assertThat(contents.complete()).isFalse();
        assertThat(contents.incompleteReason()).isEqualTo(reason);
    }

    @Test
    void theLastTableOfACutDumpOfInsertsIsUnknown() {
        DumpContents contents = Recorder.contents(HEADER + """
                --
                -- Data for Name: a; Type: TABLE DATA; Schema: public; Owner: kim
                --

                INSERT INTO public.a VALUES (1);

                --
                -- Data for Name: b; Type: TABLE DATA; Schema: public; Owner: kim
                --

                INSERT INTO public.b VALUES (1);
                INSERT INTO public.b VAL""");
        assertThat(contents.tables()).extracting(TableRows::exact).containsExactly(true, false);
        assertThat(contents.tables().getLast().whyUnknown()).isEqualTo("the file ends among its rows");
    }
}
