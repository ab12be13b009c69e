package dev.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import dev.belay.testing.PostgresExtension;
import dev.belay.testing.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith({PostgresExtension.class, ChromiumExtension.class})
class RestoreFlowE2E {
    private static final String CANCEL = "Cancel";

    @Test
    void whatWasDeletedComesBackAndTheRestoreCanBeUndone(Browser browser, TestDatabase database, @TempDir Path folder) {
        Ledger ledger = Ledger.in(database);
        try (ConsoleUnderTest console = ConsoleUnderTest.guarding(database, folder, ConsoleUnderTest.TIME_TO_CANCEL);
                Person admin = new Person(browser, console, Look.DESK).signedInAs("admin")) {
            takeABackup(admin, database);
            ledger.loseIncome();
            ledger.bookExpenses();

            preview(admin);
            typeAWrongPassword(admin, ledger);
            cancelInTheCountdown(admin, ledger);

            admin.open("about:blank");
            console.restartWith(ConsoleUnderTest.BRIEF);
            letItRun(admin, ledger);
            undo(admin, ledger);
            assertThat(admin.complaints()).isEmpty();
        }
    }

    private static void takeABackup(Person admin, TestDatabase database) {
        admin.readsHeading("Not safe: there is no backup to go back to.");
        admin.picture("01-overview-empty");
        admin.goTo("Backups");
        admin.field("Label optional").fill("before the spring clean");
        try (HeldTable _ = HeldTable.hold(database, "income")) {
            admin.press("Take a backup");
            admin.reads("The backup has begun.");
            assertThat(admin.button("Cancel the backup")).isVisible();
            assertThat(admin.page().locator(".meter-head b")).hasText("Reading the database");
            admin.picture("02-backup-runs");
        }
        admin.readsHeading("1 good backup, the newest from a moment ago");
        assertThat(admin.page().locator("table.list")).containsText("before the spring clean");
        assertThat(admin.page().locator("table.list")).containsText("whole");
        admin.picture("03-backups");
    }

    private static void preview(Person admin) {
        admin.goTo("Restore");
        admin.readsHeading("Which moment do you want back?");
        admin.press("Preview…");
        admin.readsHeading("3 rows would disappear");
        admin.readsRow("expense", "113", "110", "−3");
        admin.readsRow("income", "300", "414", "+114");
        admin.picture("04-preview");
    }

    private static void typeAWrongPassword(Person admin, Ledger ledger) {
        admin.confirm("wrong horse battery");
        assertThat(admin.page().getByRole(AriaRole.ALERT)).containsText("Refused");
        admin.reads("the password is wrong");
        admin.readsHeading("3 rows would disappear");
        admin.picture("05-wrong-password");
        assertThat(ledger.income()).isEqualTo(Ledger.INCOME_LEFT);
    }

    private static void cancelInTheCountdown(Person admin, Ledger ledger) {
        admin.confirm(ConsoleUnderTest.PASSWORD);
        admin.readsHeading("goes back to the backup of");
        assertThat(admin.page().locator("main .seconds")).isVisible();
        assertThat(admin.button(CANCEL)).isFocused();
        assertThatCancelIsTheBiggest(admin);
        admin.picture("06-countdown");
        admin.press(CANCEL);

        admin.readsHeading("Cancelled by admin. The live data is untouched.");
        admin.picture("07-cancelled");
        assertThat(ledger.income()).isEqualTo(Ledger.INCOME_LEFT);
        assertThat(ledger.expenses()).isEqualTo(Ledger.EXPENSE + Ledger.BOOKED);
    }

    private static void letItRun(Person admin, Ledger ledger) {
        admin.open("/restore");
        admin.press("Preview…");
        admin.confirm(ConsoleUnderTest.PASSWORD);
        admin.readsHeading("is back at the backup of");
        admin.picture("08-done");
        assertThat(ledger.income()).isEqualTo(Ledger.INCOME);
        assertThat(ledger.expenses()).isEqualTo(Ledger.EXPENSE);
    }

    private static void undo(Person admin, Ledger ledger) {
        admin.press("Undo the restore…");
        admin.readsHeading("Undoing would lose 114 rows written since");
        admin.picture("09-undo-preview");
        admin.confirm(ConsoleUnderTest.PASSWORD);
        admin.readsHeading("is as it was before the restore.");
        admin.picture("10-undone");
        assertThat(ledger.income()).isEqualTo(Ledger.INCOME_LEFT);
        assertThat(ledger.expenses()).isEqualTo(Ledger.EXPENSE + Ledger.BOOKED);

        admin.goTo("Audit");
        admin.reads("undo a restore");
        admin.reads("none changed since it was written");
        admin.picture("11-audit");
    }

    private static void assertThatCancelIsTheBiggest(Person admin) {
        double cancel = area(admin.button(CANCEL));
        for (Locator other :
                admin.page().locator("button:visible, a.btn:visible").all()) {
            assertThat(area(other)).as(other.textContent()).isLessThanOrEqualTo(cancel);
        }
    }

    private static double area(Locator button) {
        BoundingBox box = button.boundingBox();
        return box.width * box.height;
    }
}
