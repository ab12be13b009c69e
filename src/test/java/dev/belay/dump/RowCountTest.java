package dev.belay.dump;

import static dev.belay.dump.PgDumpText.dump;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RowCountTest {
    private static TableRows only(DumpContents contents) {
        assertThat(contents.tables()).hasSize(1);
        return contents.tables().getFirst();
    }

    static Stream<Arguments> inserts() {
        return Stream.of(
                Arguments.of("INSERT INTO public.t VALUES (1, 'a');", 1),
                Arguments.of("INSERT INTO public.t VALUES (1), (2),\n\t(3);", 3),
                Arguments.of("INSERT INTO public.t (a, b) VALUES (1, '(;'), ((2), f(3, (4)));", 2),
                Arguments.of("INSERT INTO public.t DEFAULT VALUES;", 1),
                Arguments.of("INSERT INTO public.t (a) OVERRIDING SYSTEM VALUE VALUES (1), (2);", 2),
                Arguments.of("INSERT INTO public.t VALUES (1), (2) ON CONFLICT (a) DO NOTHING;", 2),
                Arguments.of("insert into public.t values (1) returning (a);", 1),
                Arguments.of("INSERT INTO public.t AS x (a) VALUES ('VALUES (1), (2)');", 1),
                Arguments.of("INSERT INTO public.t VALUES (1);\nINSERT INTO public.t VALUES (2), (3);", 3),
                Arguments.of("INSERT INTO public.t VALUES ('x;\nINSERT INTO public.t VALUES (2);');", 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inserts")
    void countsTheRowsOfInserts(String sql, long rows) {
        TableRows table = only(dump(sql));
        assertThat(table.table()).isEqualTo(new TableName("public", "t"));
        assertThat(table.rows()).isEqualTo(rows);
        assertThat(table.exact()).isTrue();
    }

    static Stream<Arguments> strange() {
        return Stream.of(
                Arguments.of("INSERT INTO public.values VALUES (1), (2);", "values"),
                Arguments.of("INSERT INTO public.\"VALUES (1), (2)\" VALUES (1), (2);", "VALUES (1), (2)"),
                Arguments.of("INSERT INTO public.\"a\n;\"\".b\" (\"VALUES\") VALUES (1), (2);", "a\n;\".b"),
                Arguments.of("COPY public.\"COPY x FROM stdin;\" FROM stdin;\na\nb\n\\.\n", "COPY x FROM stdin;"),
                Arguments.of("COPY public.\"\\.\" (\"from\", \"a\"\"b\") FROM stdin;\na\nb\n\\.\n", "\\."),
                Arguments.of("COPY public.\"표 🙂\" (a) FROM stdin;\na\nb\n\\.\n", "표 🙂"),
                Arguments.of("COPY public.Folded  FROM stdin;\n\n\n\\.\n", "folded"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strange")
    void countsRowsUnderStrangeNames(String sql, String name) {
        TableRows table = only(dump(sql));
        assertThat(table.table()).isEqualTo(new TableName("public", name));
        assertThat(table.rows()).isEqualTo(2);
        assertThat(table.exact()).isTrue();
    }

    static Stream<Arguments> unknown() {
        return Stream.of(
                Arguments.of("INSERT INTO public.t SELECT 1;", "it is filled by a query"),
                Arguments.of("INSERT INTO public.t SELECT * FROM (VALUES (1)) v;", "it is filled by a query"),
                Arguments.of("INSERT INTO public.t (SELECT 1);", "it is filled by a query"),
                Arguments.of("INSERT INTO public.t VALUES (1) UNION VALUES (1);", "it is filled by a query"),
                Arguments.of("CREATE TABLE public.t AS SELECT 1;", "it is filled by a query"),
                Arguments.of("COPY public.t (a) FROM stdin CSV;\n1\n\\.\n", "its COPY has the option CSV"),
                Arguments.of("COPY public.t FROM stdin WHERE a > 1;\n1\n\\.\n", "its COPY has the option WHERE"),
                Arguments.of("COPY public.t FROM '/tmp/x';", "it is filled from outside of the dump"),
                Arguments.of("COPY public.t FROM PROGRAM 'id';", "it is filled from outside of the dump"),
                Arguments.of(
                        "INSERT INTO public.t VALUES (1);DELETE FROM ONLY public.t;",
                        "the dump changes its rows later, by DELETE"),
                Arguments.of(
                        "INSERT INTO public.t VALUES (1);TRUNCATE TABLE public.t;",
                        "the dump changes its rows later, by TRUNCATE"),
                Arguments.of("INSERT INTO public.t VALUES (1);\nDO $$;$$;", "DO may change it (line 11)"),
                Arguments.of(
                        "INSERT INTO public.t VALUES (1);\n\\i other.sql\n",
                        "a command to psql may change it (line 11)"),
                Arguments.of("CREATE TABLE public.t (a int);", "the dump holds no data, only definitions"),
                Arguments.of(
                        "\\connect a\nINSERT INTO public.t VALUES (1);\n\\connect b\nINSERT INTO public.t VALUES (1);",
                        "several databases in the dump have a table of this name"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unknown")
    void saysUnknownAndWhyRatherThanGuess(String sql, String why) {
        TableRows table = only(dump(sql));
        assertThat(table.exact()).isFalse();
        assertThat(table.whyUnknown()).isEqualTo(why);
    }

    @Test
    void aTableWithoutDataInADumpWithDataIsUnknown() {
        DumpContents contents = dump("""
                CREATE TABLE public.a (x int);
                CREATE TABLE public.b (x int);
                COPY public.a (x) FROM stdin;
                \\.
                """);
        assertThat(contents.tables()).extracting(TableRows::exact).containsExactly(true, false);
        assertThat(contents.tables().getFirst().rows()).isZero();
        assertThat(contents.tables().getLast().whyUnknown()).isEqualTo("the dump holds no data for this table");
    }

    @Test
    void anEmptyTableInADumpOfInsertsIsEmptyWhenTheDumpSaysThatItsDataFollow() {
        DumpContents contents = dump("""
                CREATE TABLE public."a
                b" (x int);
                CREATE TABLE public.c (x int);
                CREATE TABLE public.d (x int);
                --
                -- Data for Name: a b; Type: TABLE DATA; Schema: public; Owner: kim
                --

                --
                -- Data for Name: d; Type: TABLE DATA; Schema: public; Owner: kim
                --

                INSERT INTO public.d VALUES (1);
                """);
        assertThat(contents.tables()).extracting(TableRows::exact).containsExactly(true, false, true);
        assertThat(contents.tables()).extracting(TableRows::rows).containsExactly(0L, 0L, 1L);
    }

    @Test
    void twoTablesWithTheSameNoteAreEmptyOnlyWhenThereAreTwoNotes() {
        DumpContents contents = dump("""
                CREATE TABLE public."a b" (x int);
                CREATE TABLE public."a
                b" (x int);
                --
                -- Data for Name: a b; Type: TABLE DATA; Schema: public; Owner: kim
                --

                """);
        assertThat(contents.tables()).extracting(TableRows::exact).containsExactly(false, false);
    }

    @Test
    void partitionedTablesAndViewsHoldNoRowsThemselves() {
        DumpContents contents = dump("""
                CREATE TABLE public.p (a int, CONSTRAINT c CHECK ((a > 0))) PARTITION BY RANGE (a);
                CREATE TABLE public.p1 (a int, CONSTRAINT c CHECK ((a > 0)));
                CREATE VIEW public.v AS SELECT 1;
                CREATE FOREIGN TABLE public.f (a int) SERVER s;
                COPY public.p1 (a) FROM stdin;
                1
                \\.
                """);
        assertThat(only(contents).table().name()).isEqualTo("p1");
        assertThat(only(contents).columns()).containsExactly("a");
    }

    @Test
    void blocksThroughThePartitionRootAreAdded() {
        DumpContents contents =
                dump("COPY public.p (a) FROM stdin;\n1\n\\.\nCOPY public.p (a) FROM stdin;\n2\n3\n\\.\n");
        assertThat(only(contents).rows()).isEqualTo(3);
        assertThat(only(contents).bytes()).isEqualTo(6);
    }
}
