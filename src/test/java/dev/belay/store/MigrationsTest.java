package dev.belay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.testing.MutableClock;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
    private final MutableClock clock = MutableClock.at("2026-02-19T03:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void eachScriptRunsOnce() {
        run("test_one.sql");
        run("test_one.sql", "test_two.sql");
        run("test_one.sql", "test_two.sql");
        assertThat(texts("SELECT word AS text FROM greeting ORDER BY number")).containsExactly("one", "two");
        assertThat(texts("SELECT CAST(version AS TEXT) AS text FROM schema_version"))
                .containsExactly("1", "2");
    }

    @Test
    void aScriptThatFailsLeavesTheVersionBeforeIt() {
        assertThatThrownBy(() -> run("test_one.sql", "test_broken.sql")).isInstanceOf(RuntimeException.class);
        assertThat(texts("SELECT word AS text FROM greeting")).containsExactly("one");
        run("test_one.sql", "test_two.sql");
        assertThat(texts("SELECT word AS text FROM greeting ORDER BY number")).containsExactly("one", "two");
    }

    private void run(String... scripts) {
        try (StateDatabase database = StateDatabase.open(folder.resolve("state.db"))) {
            new Migrations(database, folder.resolve("state.db"), List.of(scripts), clock).run();
        }
    }

    private List<String> texts(String query) {
        try (StateDatabase database = StateDatabase.open(folder.resolve("state.db"))) {
            return database.read(sql -> sql.list(query, row -> row.text("text")));
        }
    }
}
