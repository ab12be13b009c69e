package dev.belay.store;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;

/** Brings the schema of the state to the version of this Belay, one numbered script after the other. */
record Migrations(StateDatabase database, Path file, List<String> scripts, Clock clock) {
    /** The scripts of this Belay; the first makes version 1. Only ever added to. */
    static final List<String> SCRIPTS =
            List.of("001_begin.sql", "002_alarms.sql", "003_calendar.sql", "004_retention.sql", "005_offsite.sql");

    /**
     * Runs what is missing.
     *
     * @throws BelayException {@link ErrorCode#USAGE} when the file was made by a newer Belay, or not by Belay at all
     */
    void run() {
        int version = database.write(this::version);
        if (version > scripts.size()) {
            throw new BelayException(
                    ErrorCode.USAGE,
                    "the state in " + file + " was made by a newer Belay: its schema has version " + version
                            + ", and this one knows " + scripts.size(),
                    "run the newer Belay, or name another folder in BELAY_HOME");
        }
        for (int next = version + 1; next <= scripts.size(); next++) {
            apply(next, text(scripts.get(next - 1)));
        }
    }

    private int version(Sql sql) throws SQLException {
        List<String> tables = sql.list("SELECT name FROM sqlite_schema WHERE type = 'table'", row -> row.text("name"));
        if (!tables.isEmpty() && !tables.contains("schema_version")) {
            throw new BelayException(
                    ErrorCode.USAGE,
                    "the database in " + file + " is not a state of Belay",
                    "name another folder in BELAY_HOME");
        }
        sql.update("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, at TEXT NOT NULL) STRICT");
        return sql.first("SELECT coalesce(max(version), 0) AS version FROM schema_version", row -> row.count("version"))
                .orElseThrow();
    }

    private void apply(int version, String script) {
        database.change(sql -> {
            try (Statement all = sql.connection().createStatement()) {
                all.executeUpdate(script);
            }
            sql.update("INSERT INTO schema_version (version, at) VALUES (?, ?)", version, clock.instant());
        });
    }

    private static String text(String script) {
        try (InputStream in = Migrations.class.getResourceAsStream("/state/" + script)) {
            if (in == null) {
                throw new IllegalStateException("the script " + script + " is missing from this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
