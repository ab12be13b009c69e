package dev.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import dev.belay.Belay;
import dev.belay.base.Actor;
import dev.belay.base.Secret;
import dev.belay.operation.OperationId;
import dev.belay.restore.Phase;
import dev.belay.restore.RestoreService;
import dev.belay.testing.PostgresExtension;
import dev.belay.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith({PostgresExtension.class, ChromiumExtension.class})
class BannerE2E {
    private static final Actor SHELL = new Actor("minji", Actor.Channel.SHELL);

    @Test
    void aRestoreBegunInAShellStandsOnEveryPageAndAViewerCancelsIt(
            Browser browser, TestDatabase database, @TempDir Path folder) {
        Ledger ledger = Ledger.in(database);
        try (ConsoleUnderTest console = ConsoleUnderTest.guarding(database, folder, ConsoleUnderTest.TIME_TO_CANCEL);
                Belay shell = console.another();
                Person viewer = new Person(browser, console, Look.PHONE.in("en-US")).signedInAs("viewer")) {
            String backup = console.backUp();
            ledger.loseIncome();
            viewer.open("/audit");
            String sentence = "The database " + database.name() + " is about to be replaced by a backup.";
            OperationId restore = begin(shell, database.name(), backup);

            Locator banner = viewer.page().locator("section.banner");
            assertThat(banner).containsText(Person.isolated(sentence));
            for (String path : List.of("/", "/backups", "/backups/" + backup, "/restore", "/audit", "/nowhere")) {
                viewer.open(path);
                assertThat(banner).containsText(Person.isolated(sentence));
                assertThat(banner.locator("button")).hasText("Cancel");
            }
            viewer.open("/");
            viewer.picture("20-banner");
            banner.locator("button").click();

            viewer.reads("Cancelled. The live data is untouched.");
            assertThat(banner).hasCount(0);
            assertThat(shell.restores().view(restore).phase()).isEqualTo(Phase.CANCELLED);
            viewer.open("/restores/" + restore);
            viewer.readsHeading("Cancelled by viewer. The live data is untouched.");
            assertThat(ledger.income()).isEqualTo(Ledger.INCOME_LEFT);
        }
    }

    private static OperationId begin(Belay shell, String database, String backup) {
        RestoreService restores = shell.restores();
        OperationId restore = restores.open(restores.preview(database, backup), SHELL);
        restores.confirm(
                restore,
                new RestoreService.Confirmation(
                        "admin",
                        new Secret(ConsoleUnderTest.PASSWORD),
                        database,
                        "the shell",
                        ConsoleUnderTest.TIME_TO_CANCEL),
                SHELL);
        return restore;
    }
}
