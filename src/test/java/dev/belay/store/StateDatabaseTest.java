package dev.belay.store;

import static dev.belay.testing.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.base.ErrorCode;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;

class StateDatabaseTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "SQLITE_BUSY,BUSY,another process keeps",
        "SQLITE_READONLY,USAGE,cannot be written",
        "SQLITE_CANTOPEN,USAGE,cannot be written",
        "SQLITE_FULL,INTERNAL,is full",
        "SQLITE_IOERR,INTERNAL,cannot be read or written"
    })
    void eachFailureOfTheFileIsToldInWords(SQLiteErrorCode cause, ErrorCode code, String words) {
        Path file = folder.resolve("state.db");
        assertThat(refusal(code, () -> {
                            throw StateDatabase.failure(file, new SQLException("x", "", cause.code));
                        })
                        .sentence())
                .contains(words)
                .contains(file.toString());
    }

    @Test
    void aWriteThatFailsHalfWayChangesNothingAndTheNextOneWorks() {
        try (StateDatabase database = StateDatabase.open(folder.resolve("state.db"))) {
            database.change(sql -> sql.update("CREATE TABLE t (i INTEGER NOT NULL)"));
            refusal(
                    ErrorCode.INTERNAL,
                    () -> database.change(sql -> {
                        sql.update("INSERT INTO t VALUES (1)");
                        sql.update("INSERT INTO t VALUES (NULL)");
                    }));
            database.change(sql -> sql.update("INSERT INTO t VALUES (2)"));
            assertThat(database.<Long>read(sql ->
                            sql.list("SELECT i FROM t", row -> row.number("i")).getFirst()))
                    .isEqualTo(2);
        }
    }

    @Test
    void theFileIsOpenedSoThatNothingAcknowledgedIsLost() {
        try (StateDatabase database = StateDatabase.open(folder.resolve("state.db"))) {
            assertThat(pragma(database, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(database, "synchronous")).isEqualTo("2");
            assertThat(pragma(database, "foreign_keys")).isEqualTo("1");
        }
    }

    private static String pragma(StateDatabase database, String name) {
        return database.read(
                sql -> sql.first("PRAGMA " + name, row -> row.text(name)).orElseThrow());
    }
}
