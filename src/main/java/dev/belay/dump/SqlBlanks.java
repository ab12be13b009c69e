package dev.belay.dump;

/** What stands between tokens: white space and comments. */
final class SqlBlanks {
    private SqlBlanks() {}

    /** The index of the next token's first character. */
    static int skip(String sql, int from) {
        int at = from;
        int next = skipOne(sql, at);
        while (next > at) {
            at = next;
            next = skipOne(sql, at);
        }
        return at;
    }

    private static int skipOne(String sql, int at) {
        if (at < sql.length() && CharClass.of(Math.min(sql.charAt(at), 0xFF)) == CharClass.SPACE) {
            return at + 1;
        } else if (sql.startsWith("--", at)) {
            return lineEnd(sql, at);
        }
        return sql.startsWith("/*", at) ? commentEnd(sql, at) : at;
    }

    private static int lineEnd(String sql, int from) {
        int at = from;
        while (at < sql.length() && sql.charAt(at) != '\n' && sql.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    private static int commentEnd(String sql, int from) {
        int at = from;
        int depth = 0;
        do {
            if (sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < sql.length());
        return Math.min(at, sql.length());
    }
}
