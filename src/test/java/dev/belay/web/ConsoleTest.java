package dev.belay.web;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test with a console of its own, in which there is a user for each role. */
abstract class ConsoleTest {
    @TempDir
    Path home;

    TestConsole console;

    @BeforeEach
    void startTheConsole() {
        console = TestConsole.start(home, this::settings).withUsers();
    }

    /** What is in force besides the defaults. */
    WebSettings settings(WebSettings defaults) {
        return defaults;
    }

    @AfterEach
    void closeTheConsole() {
        console.close();
    }
}
