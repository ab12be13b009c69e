package dev.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.belay.testing.PostgresExtension;
import dev.belay.testing.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith({PostgresExtension.class, ChromiumExtension.class})
class NoScriptsE2E {
    @Test
    void backupCancelAndRestoreWorkWithScriptsSwitchedOff(
            Browser browser, TestDatabase database, @TempDir Path folder) {
        Ledger ledger = Ledger.in(database);
        try (ConsoleUnderTest console = ConsoleUnderTest.guarding(database, folder, ConsoleUnderTest.TIME_TO_CANCEL);
                Person admin = new Person(browser, console, Look.DESK.without()).signedInAs("admin")) {
            admin.goTo("Backups");
            admin.press("Take a backup");
            admin.readsHeading("1 good backup");
            ledger.loseIncome();

            restore(admin);
            admin.readsHeading("goes back to the backup of");
            admin.picture("40-countdown-without-scripts");
            admin.press("Cancel");
            admin.readsHeading("Cancelled by admin. The live data is untouched.");
            assertThat(ledger.income()).isEqualTo(Ledger.INCOME_LEFT);

            console.restartWith(ConsoleUnderTest.BRIEF);
            restore(admin);
            admin.readsHeading("is back at the backup of");
            assertThat(admin.button("Undo the restore…")).isVisible();
            assertThat(ledger.income()).isEqualTo(Ledger.INCOME);
        }
    }

    private static void restore(Person admin) {
        admin.open("/restore");
        admin.press("Preview…");
        admin.readsHeading("No row would disappear");
        admin.confirm(ConsoleUnderTest.PASSWORD);
    }
}
