package dev.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.belay.testing.PostgresExtension;
import dev.belay.testing.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith({PostgresExtension.class, ChromiumExtension.class})
class SeveralDatabasesE2E {
    @ParameterizedTest
    @MethodSource("dev.belay.e2e.EveryPageE2E#looks")
    void theChoiceStaysFromPageToPageUntilAnotherIsMade(
            Look look, Browser browser, TestDatabase first, TestDatabase second, @TempDir Path folder) {
        Ledger.in(first);
        Ledger.in(second);
        try (ConsoleUnderTest console = ConsoleUnderTest.guardingBoth(first, second, folder);
                Person admin = new Person(browser, console, look.in("en-US")).signedInAs("admin")) {
            assertThat(admin.page().locator(".db-name")).hasText("first");
            choose(admin, "second");
            admin.readsHeading("Not safe: there is no backup to go back to.");

            admin.goTo("Backups");
            assertThat(admin.page()).hasURL(admin.address("/backups?database=second"));
            admin.press("Take a backup");
            admin.readsHeading("1 good backup");
            admin.picture("70-second-backups");
            choose(admin, "first");
            admin.readsHeading("No good backup yet");
            choose(admin, "second");

            admin.goTo("Restore");
            admin.press("Preview…");
            assertThat(admin.page().locator("label[for=typed] code")).hasText(second.name());
            assertThat(admin.page().locator(".db-name")).hasText("second");

            admin.goTo("Overview");
            admin.readsHeading("Safe on this machine.");
            choose(admin, "first");
            admin.readsHeading("Not safe: there is no backup to go back to.");
            assertThat(admin.complaints()).isEmpty();
        }
    }

    private static void choose(Person person, String database) {
        person.page().locator(".db-choice summary").click();
        person.picture("71-choice");
        person.page().locator(".db-choice a").filter(Person.withText(database)).click();
        assertThat(person.page().locator(".db-name")).hasText(database);
    }
}
