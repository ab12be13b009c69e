package dev.belay.store;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/** Reads foreign SQLite files without writing to them or beside them. */
public final class SqliteTables {
    private static final String TABLES = "SELECT name, ncol FROM pragma_table_list"
            + " WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name";

    /**
     * The tables in {@code file} with their exact numbers of rows, in the order of their names.
     *
     * @throws BelayException {@link ErrorCode#DAMAGED_BACKUP} when it is not a sound and complete SQLite file
     */
    public List<Row> read(Path file) {
        requireNothingBeside(file);
        try (Connection connection = connect(file)) {
            Sql sql = new Sql(connection);
            // a file from elsewhere must not call functions from its schema
            sql.update("PRAGMA trusted_schema = OFF");
            requireSound(file, sql);
            List<Row> found = new ArrayList<>();
            for (Row table : sql.list(TABLES, row -> new Row(row.text("name"), row.count("ncol"), 0))) {
                found.add(new Row(table.name, table.columns, count(sql, table.name)));
            }
            return found;
        } catch (SQLException e) {
            throw damaged(file, "it cannot be read to its end", e);
        }
    }

    private static void requireNothingBeside(Path file) {
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        try {
            if (Files.exists(log) && Files.size(log) > 0) {
                throw new BelayException(
                        ErrorCode.DAMAGED_BACKUP,
                        "the SQLite file " + file + " is not complete: newer rows stand in " + log.getFileName(),
                        "close the program that uses it, or fold them in with PRAGMA wal_checkpoint(TRUNCATE)");
            }
        } catch (IOException e) {
            throw damaged(file, "the log beside it cannot be read", e);
        }
    }

    private static void requireSound(Path file, Sql sql) throws SQLException {
        List<String> found = sql.list("PRAGMA quick_check(1)", row -> row.text("quick_check"));
        if (!found.equals(List.of("ok"))) {
            throw damaged(file, String.join(", ", found), null);
        }
    }

    private static long count(Sql sql, String table) throws SQLException {
        String quoted = "\"" + table.replace("\"", "\"\"") + "\"";
        return sql.first("SELECT count(*) AS rows FROM " + quoted, row -> row.number("rows"))
                .orElseThrow();
    }

    private static Connection connect(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        return config.createConnection("jdbc:sqlite:" + file.toUri() + "?mode=ro&immutable=1");
    }

    private static BelayException damaged(Path file, String why, @Nullable Exception cause) {
        return new BelayException(
                ErrorCode.DAMAGED_BACKUP,
                "the SQLite file " + file + " is damaged: " + why,
                "take another copy of it",
                cause);
    }

    /**
     * One table.
     *
     * @param rows counted, not estimated
     */
    public record Row(String name, int columns, long rows) {}
}
