package dev.belay.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * @param number such as 150018
 * @param text such as {@code 15.18}
 */
record ServerVersion(int number, String text) {
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
