package dev.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.belay.testing.PostgresServer;
import dev.belay.testing.TestDatabase;
import dev.belay.testing.TestPrograms;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ChromiumExtension.class)
class HardTimesE2E {
    @Test
    void aServerThatDoesNotAnswerIsToldInWordsAndEveryPageStillStands(Browser browser, @TempDir Path folder) {
        try (PostgresServer server = PostgresServer.start(TestPrograms.newest())) {
            TestDatabase database = server.freshDatabase();
            Ledger.in(database);
            try (ConsoleUnderTest console =
                            ConsoleUnderTest.guarding(database, folder, ConsoleUnderTest.TIME_TO_CANCEL);
                    Person admin = new Person(browser, console, Look.DESK.dark()).signedInAs("admin")) {
                admin.open("/restore");
                admin.reads("There is no backup to go back to.");
                admin.open("/backups");
                admin.reads("There is none yet.");
                admin.picture("60-backups-empty");
                console.backUp();
                server.crash();

                readOnWithoutTheServer(admin);
            }
        }
    }

    private static void readOnWithoutTheServer(Person admin) {
        admin.open("/");
        admin.reloadsUntilHeading("The database does not answer. You could go back to");
        admin.reads("Version, size and sessions are unknown: the server has not answered");
        admin.picture("61-server-gone");
        admin.open("/backups");
        admin.readsHeading("1 good backup");
        admin.press("Take a backup");
        admin.open("/");
        admin.reads("A backup begun by admin failed");
        admin.open("/restore");
        admin.press("Preview…");
        assertThat(admin.page().locator("main .lede")).containsText("does not answer");
        admin.picture("62-preview-refused");
        assertThat(admin.page().locator("h1")).hasText("The database cannot be reached or read");
    }
}
