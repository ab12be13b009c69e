package dev.belay.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SqlLexerTest {
    static Stream<Arguments> rules() {
        return Stream.of(
                rule("two statements", "SELECT 1;SELECT 2;", "SELECT 1", "SELECT 2"),
                rule("no statement between semicolons", " ;; SELECT 1 ; ;", "SELECT 1 "),
                rule("a semicolon in a string", "SELECT 'a;b';SELECT 2;", "SELECT 'a;b'", "SELECT 2"),
                rule("a doubled quote", "SELECT 'it''s;';SELECT 2;", "SELECT 'it''s;'", "SELECT 2"),
                rule("a backslash means nothing in a string", "SELECT 'a\\';SELECT 2;", "SELECT 'a\\'", "SELECT 2"),
                rule(
                        "a backslash escapes in an E string",
                        "SELECT E'a\\';b';SELECT 2;",
                        "SELECT E'a\\';b'",
                        "SELECT 2"),
                rule("an escaped backslash", "SELECT e'a\\\\';SELECT 2;", "SELECT e'a\\\\'", "SELECT 2"),
                rule("E at the end of a longer word", "SELECT nameE'a\\';SELECT 2;", "SELECT nameE'a\\'", "SELECT 2"),
                rule(
                        "no continuation of an E string",
                        "SELECT E'a'\n'b\\';SELECT 2;",
                        "SELECT E'a'\n'b\\'",
                        "SELECT 2"),
                rule("bits and hex", "SELECT B'01;', x'1;F';SELECT 2;", "SELECT B'01;', x'1;F'", "SELECT 2"),
                rule("a national string", "SELECT N'a\\';SELECT 2;", "SELECT N'a\\'", "SELECT 2"),
                rule("a unicode string", "SELECT U&'\\0061\\';SELECT 2;", "SELECT U&'\\0061\\'", "SELECT 2"),
                rule("a unicode name", "SELECT u&\"a;\\\";SELECT 2;", "SELECT u&\"a;\\\"", "SELECT 2"),
                rule("a quoted name", "SELECT \"a;\"\"b;\";SELECT 2;", "SELECT \"a;\"\"b;\"", "SELECT 2"),
                rule("a name over two lines", "SELECT \"a\n;b\";SELECT 2;", "SELECT \"a\n;b\"", "SELECT 2"));
    }

    static Stream<Arguments> furtherRules() {
        return Stream.of(
                rule("a dollar quote", "SELECT $$a;'b$$;SELECT 2;", "SELECT $$a;'b$$", "SELECT 2"),
                rule("a tagged dollar quote", "SELECT $x$a;$$;$y$;$x$;SELECT 2;", "SELECT $x$a;$$;$y$;$x$", "SELECT 2"),
                rule(
                        "a tag that begins like the end",
                        "SELECT $ab$;$a$ab$;SELECT 2;",
                        "SELECT $ab$;$a$ab$",
                        "SELECT 2"),
                rule(
                        "a tag with letters beyond ASCII",
                        "SELECT $é_1$;$é_1$;SELECT 2;",
                        "SELECT $é_1$;$é_1$",
                        "SELECT 2"),
                rule("a dollar inside a name", "SELECT a$b$;SELECT c$b$;", "SELECT a$b$", "SELECT c$b$"),
                rule("a parameter", "SELECT $1;SELECT $2;", "SELECT $1", "SELECT $2"),
                rule("a quote right behind a parameter", "SELECT $1$a$;$a$;", "SELECT $1$a$;$a$"),
                rule("a tag cannot begin with a digit", "SELECT $1a$;SELECT 2;", "SELECT $1a$", "SELECT 2"),
                rule("a comment of one line", "SELECT 1 -- a;'b\n+ 1;SELECT 2;", "SELECT 1 -- a;'b\n+ 1", "SELECT 2"),
                rule("a comment ends at a carriage return", "SELECT 1 -- a\r;SELECT 2;", "SELECT 1 -- a\r", "SELECT 2"),
                rule("a comment before a statement", "-- it's\nSELECT 1;", "SELECT 1"),
                rule("a comment behind an operator", "SELECT 1 +--;\n2;", "SELECT 1 +--;\n2"),
                rule("minus and divided by", "SELECT 3 - 2 / 1;SELECT 2;", "SELECT 3 - 2 / 1", "SELECT 2"),
                rule("a block comment", "SELECT /* ; ' */ 1;SELECT 2;", "SELECT /* ; ' */ 1", "SELECT 2"),
                rule("nested comments", "SELECT /* /* ; */ ; */ 1;SELECT 2;", "SELECT /* /* ; */ ; */ 1", "SELECT 2"),
                rule("stars in a comment", "SELECT /***;**/ 1;/*/;*/SELECT 2;", "SELECT /***;**/ 1", "SELECT 2"),
                rule("dashes in a comment", "SELECT /* -- */ 1;SELECT 2;", "SELECT /* -- */ 1", "SELECT 2"),
                rule("parentheses", "CREATE RULE r DO (a; b);SELECT 2;", "CREATE RULE r DO (a; b)", "SELECT 2"),
                rule("nested parentheses", "SELECT ((1;);2);SELECT 2;", "SELECT ((1;);2)", "SELECT 2"),
                rule("a closing parenthesis too many", "SELECT 1);SELECT 2;", "SELECT 1)", "SELECT 2"),
                rule("parentheses in strings", "SELECT '(';SELECT \"(\";", "SELECT '('", "SELECT \"(\""),
                rule("CRLF", "SELECT 1;\r\nSELECT\r\n2;\r\n", "SELECT 1", "SELECT\r\n2"),
                rule("a byte order mark", "\uFEFFSELECT 1;", "SELECT 1"));
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                whole("a body", "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END"),
                whole("or replace", "CREATE OR REPLACE FUNCTION f() BEGIN ATOMIC SELECT 1; END"),
                whole("a procedure", "create or replace procedure p() begin atomic select 1; end"),
                whole(
                        "a case in a body",
                        "CREATE FUNCTION f() BEGIN ATOMIC SELECT CASE WHEN a THEN 1 END; SELECT 2; END"),
                whole("a nested body", "CREATE PROCEDURE p() BEGIN ATOMIC BEGIN SELECT 1; END; SELECT 2; END"),
                whole("the words in parentheses", "CREATE FUNCTION f(\"begin\" int, b int DEFAULT (case)) RETURNS int"),
                whole("quoted words", "CREATE FUNCTION \"begin\".f() RETURNS int"),
                whole("a case outside of a body", "CREATE FUNCTION f() RETURN CASE WHEN a THEN 1 END"),
                whole("another statement", "CREATE VIEW v AS SELECT begin FROM t"),
                whole("a transaction", "BEGIN"),
                whole("a word that only begins alike", "CREATE FUNCTIONS f() BEGIN"));
    }

    private static Arguments rule(String name, String text, String... statements) {
        return Arguments.of(name, text, List.of(statements));
    }

    private static Arguments whole(String name, String statement) {
        return Arguments.of(name, statement + ";SELECT 2;", List.of(statement, "SELECT 2"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"rules", "furtherRules", "bodies"})
    void splitsAsPsqlDoesHoweverTheTextIsCut(String name, String text, List<String> statements) {
        for (int chunk = 1; chunk <= text.length() + 1; chunk++) {
            Recorder recorder = Recorder.of(text, chunk);
            assertThat(recorder.sql()).as("%s in pieces of %d", name, chunk).isEqualTo(statements);
            assertThat(recorder.raw()).isEqualTo(text);
        }
    }

    @Test
    void backslashesEscapeInPlainStringsOnceTheDumpSaysSo() {
        String text = "SET standard_conforming_strings = off;SELECT 'a\\';b';SET standard_conforming_strings = on;"
                + "SELECT 'a\\';SELECT 2;";
        assertThat(Recorder.of(text, 7).sql())
                .containsExactly(
                        "SET standard_conforming_strings = off",
                        "SELECT 'a\\';b'",
                        "SET standard_conforming_strings = on",
                        "SELECT 'a\\'",
                        "SELECT 2");
    }

    @Test
    void backslashesInHexAndUnicodeStringsStayPlainWhateverTheSetting() {
        String text = "SELECT set_config('standard_conforming_strings', 'off', false);SELECT x'\\', U&'\\';SELECT 2;";
        assertThat(Recorder.of(text, 5).sql()).endsWith("SELECT x'\\', U&'\\'", "SELECT 2");
    }

    @Test
    void theSecondByteOfACharacterThatLooksLikeABackslashIsNone() throws java.io.IOException {
        java.io.ByteArrayOutputStream text = new java.io.ByteArrayOutputStream();
        text.writeBytes("SET client_encoding = 'SJIS';SELECT E'".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        text.writeBytes(new byte[] {(byte) 0x95, 0x5C});
        text.writeBytes("';SELECT 2;".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        Recorder recorder = new Recorder();
        Recorder.read(text.toByteArray(), 3, recorder);
        assertThat(recorder.sql()).endsWith("SELECT E'表'", "SELECT 2");
    }

    @Test
    void aBackslashOutsideOfQuotesIsACommandToPsqlToTheEndOfItsLine() {
        Recorder recorder = Recorder.of("\\restrict abc\nSELECT 1 \\echo 'x;\n + 1;\r\n\\! rm; -rf\r\nSELECT 2;", 4);
        assertThat(recorder.metaCommands()).containsExactly("\\restrict abc", "\\echo 'x;", "\\! rm; -rf");
        assertThat(recorder.commands).extracting(MetaCommand::line).containsExactly(1L, 2L, 4L);
        assertThat(recorder.sql()).containsExactly("SELECT 1 \n + 1", "SELECT 2");
    }

    @Test
    void aCommandThatSendsTheStatementEndsIt() {
        Recorder recorder = Recorder.of("SELECT 1 \\gexec\nSELECT 2;", 4);
        assertThat(recorder.metaCommands()).containsExactly("\\gexec");
        assertThat(recorder.sql()).containsExactly("SELECT 2");
    }

    @Test
    void anEscapedSemicolonIsACommandOfTwoCharacters() {
        Recorder recorder = Recorder.of("SELECT 1 \\; SELECT 2;", 4);
        assertThat(recorder.metaCommands()).containsExactly("\\;");
        assertThat(recorder.sql()).containsExactly("SELECT 1  SELECT 2");
    }

    @Test
    void aStatementKnowsItsLineAndOffset() {
        Recorder recorder = Recorder.of("-- é\n\nSELECT\n1; SELECT 2;", 3);
        assertThat(recorder.statements)
                .containsExactly(new Statement("SELECT\n1", 7, 3, false), new Statement("SELECT 2", 17, 4, false));
    }

    @Test
    void aStatementOverTheLimitComesTruncatedAndTheNextOneWhole() {
        String value = "x".repeat(StatementText.TELLING_BYTES);
        Recorder recorder = Recorder.of("SELECT '" + value + "';SELECT 2;", 4096);
        Statement first = recorder.statements.getFirst();
        assertThat(first.truncated()).isTrue();
        assertThat(first.sql()).hasSize(StatementText.TELLING_BYTES).startsWith("SELECT 'xxx");
        assertThat(recorder.statements.getLast().sql()).isEqualTo("SELECT 2");
        assertThat(recorder.statements.getLast().truncated()).isFalse();
    }
}
