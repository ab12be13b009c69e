package dev.belay.store;

import static dev.belay.testing.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.base.ErrorCode;
import dev.belay.store.SqliteTables.Row;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteTablesTest {
    private final SqliteTables tables = new SqliteTables();

    @TempDir
    private Path folder;

    @Test
    void aRealFileGivesItsTablesAndCounts() throws IOException {
        assertThat(tables.read(chinook()))
                .containsExactly(
                        new Row("Album", 3, 347),
                        new Row("Artist", 2, 275),
                        new Row("Customer", 13, 59),
                        new Row("Employee", 15, 8),
                        new Row("Genre", 2, 25),
                        new Row("Invoice", 9, 412),
                        new Row("InvoiceLine", 5, 2240),
                        new Row("MediaType", 2, 5),
                        new Row("Playlist", 2, 18),
                        new Row("PlaylistTrack", 2, 8715),
                        new Row("Track", 9, 3503));
    }

    @Test
    void readingLeavesTheFileAndItsFolderAsTheyWere() throws IOException {
        Path file = chinook();
        byte[] before = Files.readAllBytes(file);
        tables.read(file);
        assertThat(file).hasBinaryContent(before);
        try (Stream<Path> beside = Files.list(folder)) {
            assertThat(beside).containsExactly(file);
        }
    }

    @Test
    void strangeNamesAreReadAsTheyAre() throws SQLException {
        Path file = folder.resolve("a b?c#d%20가.sqlite");
        make(
                "CREATE TABLE \"a\"\"b; DROP TABLE x\" (i INTEGER)",
                "INSERT INTO \"a\"\"b; DROP TABLE x\" VALUES (1), (2)",
                "CREATE TABLE sqliteish (i INTEGER, j INTEGER)",
                "CREATE TABLE 내역 (i INTEGER) WITHOUT ROWID".replace("i INTEGER", "i INTEGER PRIMARY KEY"),
                "CREATE VIEW seen AS SELECT * FROM sqliteish",
                "VACUUM INTO '" + file + "'");
        assertThat(tables.read(file))
                .containsExactly(new Row("a\"b; DROP TABLE x", 1, 2), new Row("sqliteish", 2, 0), new Row("내역", 1, 0));
    }

    @Test
    void aFileWithoutTablesHasNone() throws SQLException {
        make("CREATE TABLE t (i INTEGER)", "DROP TABLE t", "VACUUM INTO '" + folder.resolve("empty") + "'");
        assertThat(tables.read(folder.resolve("empty"))).isEmpty();
    }

    @Test
    void aFileThatWasCutIsRefused() throws IOException {
        Path file = chinook();
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 3));
        assertThat(refusal(ErrorCode.DAMAGED_BACKUP, () -> tables.read(file)).sentence())
                .contains(file.toString());
    }

    @Test
    void aFileOfAnotherKindIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("dump.sql"), "CREATE TABLE t ();\n".repeat(100));
        refusal(ErrorCode.DAMAGED_BACKUP, () -> tables.read(file));
    }

    @Test
    void aMissingFileIsRefusedAndNotMade() {
        Path file = folder.resolve("missing.sqlite");
        refusal(ErrorCode.DAMAGED_BACKUP, () -> tables.read(file));
        assertThat(file).doesNotExist();
    }

    @Test
    void aFileWhoseNewestRowsStandInALogBesideItIsRefused() throws IOException {
        Path file = chinook();
        Files.writeString(file.resolveSibling(file.getFileName() + "-wal"), "newer rows");
        assertThat(refusal(ErrorCode.DAMAGED_BACKUP, () -> tables.read(file)).hint())
                .contains("wal_checkpoint");
    }

    private Path chinook() throws IOException {
        Path file = folder.resolve("chinook.sqlite");
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/dumps/chinook.sqlite"))) {
            Files.copy(in, file);
        }
        return file;
    }

    private static void make(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.executeUpdate(text);
            }
        }
    }
}
