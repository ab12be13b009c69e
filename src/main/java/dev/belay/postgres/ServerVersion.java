package dev.belay.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * @param number such as 150018
 * @param text such as {@code 15.18}
 */
record ServerVersion(int number, String text) {
    /** Of a version as text: 15 for {@code 15.18}; 0 when it cannot be told. */
    static int major(String text) {
        String digits = text.replaceFirst("^(\\d{1,4}).*$", "$1");
        return digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : 0;
    }

    int major() {
        return number / 10_000;
    }

    static ServerVersion of(Connection connection) throws SQLException {
        return Query.one(
                connection,
                "SELECT current_setting('server_version_num')::int, current_setting('server_version')",
                row -> new ServerVersion(row.getInt(1), row.getString(2).split(" ", 2)[0]));
    }
}
