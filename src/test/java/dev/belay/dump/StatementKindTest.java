package dev.belay.dump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.dump.StatementKind.Copy;
import dev.belay.dump.StatementKind.CopyPlace;
import dev.belay.dump.StatementKind.CreateTable;
import dev.belay.dump.StatementKind.NamesRoles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementKindTest {
    private static final TableName T = new TableName("public", "t");

    private static StatementKind kind(String sql) {
        return StatementKind.of(sql, "public");
    }

    private static Statement statement(String sql) {
        return new Statement(sql, 0, 1, false);
    }

    @Test
    void aTablesColumnsAreTakenFromItsDefinition() {
        String sql = """
                CREATE UNLOGGED TABLE IF NOT EXISTS public.t (
                    id integer DEFAULT nextval('a,b'::regclass) NOT NULL,
                    "check" numeric(10,2), /* , no */
                    "a "" b" text, -- , no
                    CONSTRAINT c CHECK ((id > 0)),
                    UNIQUE (id)
                )
                INHERITS (public.parent)""";
        assertThat(kind(sql)).isEqualTo(new CreateTable(T, List.of("id", "check", "a \" b"), false, false));
    }

    @Test
    void aTableWithoutColumnsHasNone() {
        assertThat(kind("CREATE TABLE public.t (\n)")).isEqualTo(new CreateTable(T, List.of(), false, false));
    }

    @Test
    void aCopyTellsWhenceItsRowsCome() {
        assertThat(kind("COPY t (a, \"B\") FROM stdin"))
                .isEqualTo(new Copy(T, List.of("a", "B"), true, CopyPlace.CLIENT, null));
        assertThat(kind("COPY t WITH OIDS FROM stdin")).isEqualTo(new Copy(T, List.of(), true, CopyPlace.CLIENT, null));
        assertThat(kind("copy t from program 'id'"))
                .isEqualTo(new Copy(T, List.of(), true, CopyPlace.SERVER_PROGRAM, null));
        assertThat(kind("COPY (SELECT 1 FROM stdin) TO '/tmp/x'"))
                .isEqualTo(new Copy(null, List.of(), false, CopyPlace.SERVER_FILE, null));
    }

    @Test
    void rolesAreTheGranteesAndNoKeywords() {
        assertThat(kind("GRANT SELECT(a),INSERT ON TABLE public.\"to\" TO a, GROUP \"B\", PUBLIC WITH GRANT OPTION"))
                .isEqualTo(new NamesRoles(List.of("a", "B")));
        assertThat(kind("ALTER TABLE public.t OWNER TO CURRENT_USER")).isEqualTo(new NamesRoles(List.of()));
        assertThat(kind("SET SESSION AUTHORIZATION 'kim'")).isEqualTo(new NamesRoles(List.of("kim")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE public.t (a int)",
                "COPY public.t FROM stdin",
                "CREATE FUNCTION f() RETURNS text AS $$COPY t FROM PROGRAM 'id'$$ LANGUAGE sql",
                "SELECT pg_catalog.setval('public.s', 99999999999999999999, true)",
                "INSERT",
                "COPY",
                "GRANT",
                "",
                "1 + 1"
            })
    void nothingSpeaksAgainstWhatADumpIsMadeOf(String sql) {
        boolean emptyCopy = "COPY".equals(sql);
        assertThat(DumpPolicy.refusal(statement(sql)).isPresent()).isEqualTo(emptyCopy);
        assertThat(DumpPolicy.isSkipped(statement(sql))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COPY public.t FROM PROGRAM 'id'",
                "COPY public.t FROM '/etc/passwd'",
                "/* x */ copy (select 1) to program 'sh'",
                "COPY public.t TO stdout",
                "ALTER SYSTEM SET fsync = off"
            })
    void refusesWhatReachesBeyondTheDatabase(String sql) {
        assertThat(DumpPolicy.refusal(statement(sql))).isPresent();
    }

    @Test
    void refusesAStatementThatItDoesNotHaveWhole() {
        assertThat(DumpPolicy.refusal(new Statement("SELECT 1", 0, 1, true))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE DATABASE live WITH TEMPLATE = template0",
                "ALTER DATABASE live OWNER TO kim",
                "DROP DATABASE IF EXISTS live",
                "COMMENT ON DATABASE live IS 'x'",
                "GRANT CONNECT ON DATABASE live TO kim",
                "REVOKE CONNECT,TEMPORARY ON DATABASE live FROM PUBLIC"
            })
    void skipsWhatConcernsTheDatabaseUnderItsOldName(String sql) {
        assertThat(DumpPolicy.isSkipped(statement(sql))).isTrue();
    }

    @Test
    void passesOverPgDumpsOwnCommandsToPsqlAndNoOther() {
        assertThat(DumpPolicy.refusal(new MetaCommand("\\restrict aB3", 1))).isEmpty();
        assertThat(DumpPolicy.refusal(new MetaCommand("\\unrestrict aB3", 1))).isEmpty();
        assertThat(DumpPolicy.refusal(new MetaCommand("\\unrestrict `id`", 1)))
                .contains("the psql command \\unrestrict `id`");
        assertThat(DumpPolicy.refusal(new MetaCommand("\\restrict a \\\\ DROP TABLE t;", 1)))
                .isPresent();
        assertThat(DumpPolicy.refusal(new MetaCommand("\\connect other", 1))).isPresent();
        assertThat(DumpPolicy.refusal(new MetaCommand("\\connect other", 1), true))
                .isEmpty();
        assertThat(DumpPolicy.refusal(new MetaCommand("\\encoding SQL_ASCII", 1), true))
                .isEmpty();
        assertThat(DumpPolicy.refusal(new MetaCommand("\\!", 1), true)).isPresent();
    }

    @Test
    void aNameIsQuotedWhateverItHolds() {
        assertThat(new TableName("a\"b", "c.\nd").quoted()).isEqualTo("\"a\"\"b\".\"c.\nd\"");
        assertThat(T).hasToString("public.t");
    }
}
