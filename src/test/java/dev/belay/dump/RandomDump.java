package dev.belay.dump;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Writes a dump with nasty names and values, and knows what is in it. */
final class RandomDump {
    static final String LAST_LINE = "-- PostgreSQL database dump complete\n";

    private static final String[] NASTY = {
        "a",
        "B",
        " ",
        "\"",
        "'",
        "''",
        ";",
        "\n",
        "\r\n",
        "\\",
        "\\.",
        "\n\\.\n",
        "$$",
        "$a$",
        "--",
        "/*",
        "*/",
        "(",
        ")",
        ".",
        ",",
        "\t",
        "표",
        "🙂",
        "VALUES (1), (2)",
        "COPY public.x FROM stdin;\n",
        "INSERT INTO t VALUES (1);",
        LAST_LINE,
        "\\!",
        "begin",
        "end",
        "E'",
        "U&\"",
        "\\N",
        "\u202E",
        "select",
        "-- Name: x; Type: TABLE\n"
    };
    private static final String HEADER = "--\n-- PostgreSQL database dump\n--\n\n";

    private final Random random;
    private final StringBuilder text = new StringBuilder(HEADER);
    private final Map<TableName, Long> rows = new TreeMap<>();
    private final List<String> statements = new ArrayList<>();

    RandomDump(Random random) {
        this.random = random;
        boolean inserts = random.nextInt(3) == 0;
        int tables = random.nextInt(8);
        for (int i = 0; i < tables; i++) {
            TableName table = new TableName(nasty(2), nasty(4) + i);
            noise();
            statement("CREATE TABLE " + table.quoted() + " (\n    a integer\n)");
            text.append("\n--\n-- Data for Name: ")
                    .append(oneLine(table.name()))
                    .append("; Type: TABLE DATA; Schema: ");
            text.append(oneLine(table.schema())).append("; Owner: kim\n--\n\n");
            rows.put(table, inserts ? inserts(table) : copy(table));
            noise();
        }
        text.append("--\n").append(LAST_LINE).append("--\n\n");
    }

    String text() {
        return text.toString();
    }

    Map<TableName, Long> rows() {
        return rows;
    }

    List<String> statements() {
        return statements;
    }

    private void statement(String sql) {
        statements.add(sql);
        text.append(sql).append(";\n");
    }

    private String nasty(int parts) {
        StringBuilder nasty = new StringBuilder("n");
        for (int i = random.nextInt(parts + 1); i > 0; i--) {
            nasty.append(NASTY[random.nextInt(NASTY.length)]);
        }
        return nasty.toString();
    }

    private static String oneLine(String name) {
        return name.replace('\n', ' ').replace('\r', ' ');
    }

    /** What stands between tables. */
    private void noise() {
        String body = nasty(6);
        switch (random.nextInt(7)) {
            case 0 -> statement("CREATE FUNCTION f() RETURNS int AS $tag$" + body + "$tag$");
            case 1 -> statement("SELECT '" + body.replace("'", "''") + "'");
            case 2 -> statement("SELECT E'" + body.replace("\\", "\\\\").replace("'", "\\'") + "'");
            case 3 -> statement("CREATE FUNCTION g() BEGIN ATOMIC\n SELECT CASE WHEN a THEN 1 END; SELECT 2;\nEND");
            case 4 -> text.append("-- ").append(oneLine(body)).append('\n');
            case 5 ->
                text.append("/* ")
                        .append(body.replace("*", "").replace("/", ""))
                        .append(" /* ; */ ' */\n");
            default -> text.append("\n\n");
        }
    }

    private long copy(TableName table) {
        boolean noColumns = random.nextInt(5) == 0;
        text.append("COPY ")
                .append(table.quoted())
                .append(noColumns ? " " : " (\"a;\", b)")
                .append(" FROM stdin;\n");
        int count = random.nextInt(20);
        for (int i = 0; i < count; i++) {
            text.append(noColumns ? "" : copyValue()).append('\n');
        }
        text.append("\\.\n\n");
        return count;
    }

    private String copyValue() {
        String value = random.nextInt(6) == 0 ? "\\N" : escaped(nasty(5).substring(1));
        return value + "\t" + escaped(nasty(3));
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }

    private long inserts(TableName table) {
        long count = 0;
        for (int i = random.nextInt(5); i > 0; i--) {
            int tuples = 1 + random.nextInt(3);
            StringBuilder sql = new StringBuilder("INSERT INTO " + table.quoted() + " (a, \"b)\") VALUES");
            for (int tuple = 0; tuple < tuples; tuple++) {
                sql.append(tuple == 0 ? " (" : ",\n\t(").append(tuple).append(", '");
                sql.append(nasty(4).replace("'", "''")).append("')");
            }
            statement(sql.toString());
            count += tuples;
        }
        return count;
    }
}
