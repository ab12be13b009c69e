package dev.belay.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContentsTest {
    private static final String HEADER = """
            --
            -- PostgreSQL database dump
            --

            -- Dumped from database version 15.18 (Debian 15.18-1)
            -- Dumped by pg_dump version 17.4

            SET client_encoding = 'UTF8';
            SELECT pg_catalog.set_config('search_path', '', false);
            """;
    private static final String TRAILER = """
            --
            -- PostgreSQL database dump complete
            --

            """;

    private static DumpContents dump(String body) {
        return Recorder.contents(HEADER + body + TRAILER);
    }

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

    @Test
    void namesWithoutASchemaFollowTheSearchPath() {
        DumpContents contents = dump("""
                SET search_path = finance, pg_catalog;
                COPY income (a) FROM stdin;
                1
                \\.
                SELECT pg_catalog.set_config('search_path', '"Other One", public', false);
                INSERT INTO income VALUES (1);
                """);
        assertThat(contents.tables())
                .extracting(TableRows::table)
                .containsExactly(new TableName("Other One", "income"), new TableName("finance", "income"));
    }

    @Test
    void tellsVersionsEncodingSequencesExtensionsRolesSchemasAndLargeObjects() {
        DumpContents contents = dump("""
                CREATE SCHEMA finance;
                ALTER SCHEMA finance OWNER TO "Kim ""K\""";
                CREATE EXTENSION IF NOT EXISTS "uuid-ossp" WITH SCHEMA public VERSION '1.1';
                CREATE EXTENSION IF NOT EXISTS hstore WITH SCHEMA public;
                CREATE SEQUENCE public.a START WITH 1;
                ALTER TABLE public.t ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
                    SEQUENCE NAME public.t_id_seq
                    START WITH 1
                );
                SELECT pg_catalog.setval('public.a', 7, true);
                SELECT pg_catalog.setval('public."B c"', -5, false);
                SELECT pg_catalog.lo_create('16391');
                BEGIN;
                SELECT pg_catalog.lo_open('16391', 131072);
                SELECT pg_catalog.lowrite(0, '\\x00');
                SELECT pg_catalog.lo_close(0);
                COMMIT;
                GRANT SELECT ON TABLE public.t TO reader, PUBLIC;
                REVOKE ALL ON SCHEMA public FROM app;
                ALTER DEFAULT PRIVILEGES FOR ROLE owner IN SCHEMA public GRANT ALL ON TABLES TO other WITH GRANT OPTION;
                CREATE POLICY p ON public.t TO auditor USING (true);
                """);
        assertThat(contents.serverVersion()).isEqualTo("15.18");
        assertThat(contents.dumpVersion()).isEqualTo("17.4");
        assertThat(contents.encoding()).isEqualTo("UTF8");
        assertThat(contents.sequenceCount()).isEqualTo(3);
        assertThat(contents.sequences())
                .containsExactly(
                        new SequenceValue(new TableName("public", "B c"), -5, false),
                        new SequenceValue(new TableName("public", "a"), 7, true));
        assertThat(contents.extensions())
                .containsExactly(new ExtensionName("hstore", null), new ExtensionName("uuid-ossp", "1.1"));
        assertThat(contents.roles()).containsExactly("Kim \"K\"", "app", "auditor", "other", "owner", "reader");
        assertThat(contents.schemas()).containsExactly("finance");
        assertThat(contents.largeObjects()).isEqualTo(1);
        assertThat(contents.warnings()).isEmpty();
        assertThat(contents.complete()).isTrue();
    }

    @Test
    void warnsOfWhatADumpHasNoBusinessToContain() {
        DumpContents contents = dump("""
                \\! rm -rf /
                COPY public.t FROM PROGRAM 'id';
                COPY public.t TO '/tmp/x';
                ALTER SYSTEM SET fsync = off;
                DROP DATABASE live;
                """);
        assertThat(contents.warnings())
                .containsExactly(
                        "line 10: the psql command \\! rm -rf /",
                        "line 11: COPY … FROM PROGRAM, with which a dump has no business",
                        "line 12: COPY … TO a file of the server, with which a dump has no business",
                        "line 13: ALTER SYSTEM, with which a dump has no business",
                        "line 14: DROP DATABASE, with which a dump has no business");
    }

    @Test
    void theHeaderOfADumpThatCreatesItsDatabaseIsNoReasonToWarn() {
        DumpContents contents = dump("CREATE DATABASE x WITH TEMPLATE = template0;\n\\connect x\n");
        assertThat(contents.warnings()).isEmpty();
    }

    @Test
    void aDumpOfAllDatabasesIsNamedSoAndHasItsOwnEnd() {
        String cluster = "--\n-- PostgreSQL database cluster dump\n--\n\n\\connect template1\n\n" + HEADER + TRAILER;
        DumpContents cut = Recorder.contents(cluster);
        assertThat(cut.complete()).isFalse();
        DumpContents whole = Recorder.contents(cluster + "--\n-- PostgreSQL database cluster dump complete\n--\n\n");
        assertThat(whole.complete()).isTrue();
        assertThat(whole.warnings())
                .containsExactly("this is the output of pg_dumpall: it holds roles and several databases");
    }

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

    @Test
    void aThousandWarningsAreNotAllKept() {
        List<String> warnings = dump("\\! x\n".repeat(1000)).warnings();
        assertThat(warnings).hasSize(101);
        assertThat(warnings.getLast()).isEqualTo("and 900 more");
    }
}
