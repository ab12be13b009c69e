package dev.belay.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Sets up a session for loading: nothing is waited for that the swap's own commit makes safe anyway. */
final class LoadSession {
    private static final String SORT_MEMORY = """
            SELECT set_config('maintenance_work_mem', '256MB', false)
            WHERE pg_size_bytes(current_setting('maintenance_work_mem')) < pg_size_bytes('256MB')""";

    private LoadSession() {}

    /** Works in the time zone {@code zone}, which null leaves as it is. */
    static void prepare(Connection connection, @Nullable String zone) throws SQLException {
        if (zone != null) {
            Query.run(connection, "SET TimeZone TO " + Quoting.literal(zone));
        }
        Query.run(
                connection,
                "SET synchronous_commit = off",
                "SET statement_timeout = 0",
                "SET lock_timeout = 0",
                "SET idle_in_transaction_session_timeout = 0",
                SORT_MEMORY);
    }
}
