package dev.belay.postgres;

import java.util.regex.Pattern;

/**
 * How text reaches the server. A dump in SQL_ASCII holds bytes of no known encoding, which the reader keeps byte for
 * byte as LATIN1: sent as LATIN1 to a database that converts nothing, they arrive as they were.
 */
final class LoadEncoding {
    private static final Pattern UNKNOWN =
            Pattern.compile("SET\\s+client_encoding\\s*(=|TO)\\s*'?SQL_ASCII'?", Pattern.CASE_INSENSITIVE);

    private LoadEncoding() {}

    static String adapted(String sql) {
        return UNKNOWN.matcher(sql).matches() ? "SET client_encoding = 'LATIN1'" : sql;
    }
}
