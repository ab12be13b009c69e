package dev.belay.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/** The file of the state, before anything is read from it. */
record StateFile(Path path, Clock clock) {
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rw-------");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    /** Makes sure of a sound or an empty file, readable by this account alone; returns where a damaged one went. */
    Optional<Path> prepare() throws IOException {
        Optional<Path> aside = damaged() ? Optional.of(moveAside()) : Optional.empty();
        if (!Files.exists(path)) {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PRIVATE));
        }
        Files.setPosixFilePermissions(path, PRIVATE);
        return aside;
    }

    private boolean damaged() throws IOException {
        if (!Files.exists(path) || Files.size(path) == 0) {
            return false;
        }
        // a connection that may write would throw away the log of a damaged file when it closes
        SQLiteConfig readOnly = new SQLiteConfig();
        readOnly.setReadOnly(true);
        try (Connection connection = readOnly.createConnection("jdbc:sqlite:" + path.toAbsolutePath());
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("PRAGMA quick_check(1)")) {
            return !answer.next() || !"ok".equals(answer.getString(1));
        } catch (SQLException e) {
            if (saysDamaged(e)) {
                return true;
            }
            throw StateDatabase.failure(path, e);
        }
    }

    /** Whether SQLite failed because of what is in the file. */
    static boolean saysDamaged(SQLException e) {
        return e.getErrorCode() == SQLiteErrorCode.SQLITE_NOTADB.code
                || e.getErrorCode() == SQLiteErrorCode.SQLITE_CORRUPT.code;
    }

    private Path moveAside() throws IOException {
        Path aside = path.resolveSibling(path.getFileName() + ".damaged-" + STAMP.format(clock.instant()));
        for (String part : List.of("", "-wal", "-shm")) {
            Path from = path.resolveSibling(path.getFileName() + part);
            if (Files.exists(from)) {
                Files.move(from, aside.resolveSibling(aside.getFileName() + part));
            }
        }
        return aside;
    }
}
