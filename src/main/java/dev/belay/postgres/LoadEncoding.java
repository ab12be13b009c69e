package dev.belay.postgres;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * How the text of a dump reaches the server in the dump's own encoding. SQL_ASCII means bytes of no known encoding,
 * which the reader keeps byte for byte as LATIN1: sent as LATIN1 to a database that converts nothing, they arrive as
 * they were.
 */
final class LoadEncoding {
    private static final Pattern SET =
            Pattern.compile("SET\\s+client_encoding\\s*(?:=|TO)\\s*'?([A-Za-z0-9_-]+)'?", Pattern.CASE_INSENSITIVE);
    private static final String UTF8 = "UTF8";
    private static final String UNKNOWN = "SQL_ASCII";

    private final Connection connection;
    private String declared = UTF8;

    LoadEncoding(Connection connection) {
        this.connection = connection;
    }

    /** What to execute for {@code sql}. */
    String statement(String sql) {
        Matcher set = SET.matcher(sql);
        if (!set.matches()) {
            return sql;
        }
        declared = set.group(1);
        return setEncoding(declared);
    }

    /**
     * Begins a COPY. The driver always sends the statement itself as UTF-8: where its names need it, the session speaks
     * UTF-8 meanwhile, and the rows are announced in their own encoding.
     */
    CopyIn copy(String sql) throws SQLException {
        if (switches(sql)) {
            Query.run(connection, setEncoding(UTF8));
            return begin(inUtf8(sql) + " WITH (ENCODING " + Quoting.literal(declared) + ")");
        }
        return begin(sql);
    }

    /** Goes back to the dump's encoding after the COPY of {@code sql}. */
    void copied(String sql) throws SQLException {
        if (switches(sql)) {
            Query.run(connection, setEncoding(declared));
        }
    }

    private CopyIn begin(String sql) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    }

    private boolean switches(String sql) {
        return !UTF8.equalsIgnoreCase(declared.replace("-", ""))
                && !StandardCharsets.US_ASCII.newEncoder().canEncode(sql);
    }

    private String inUtf8(String sql) {
        if (!UNKNOWN.equalsIgnoreCase(declared)) {
            return sql;
        }
        byte[] bytes = sql.getBytes(StandardCharsets.ISO_8859_1);
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!Arrays.equals(bytes, text.getBytes(StandardCharsets.UTF_8))) {
            throw new BelayException(
                    ErrorCode.RESTORE_FAILED,
                    "the dump is in " + UNKNOWN + " and names a table or column in bytes that are not UTF-8: "
                            + StatementHead.of(sql),
                    "the live database is unchanged; restore this dump with psql");
        }
        return text;
    }

    private static String setEncoding(String name) {
        return "SET client_encoding = " + Quoting.literal(UNKNOWN.equalsIgnoreCase(name) ? "LATIN1" : name);
    }
}
