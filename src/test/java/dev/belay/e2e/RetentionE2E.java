package dev.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import dev.belay.Belay;
import dev.belay.backup.removal.RemovalService;
import dev.belay.testing.PostgresExtension;
import dev.belay.testing.TestDatabase;
import dev.belay.vault.StoredBackup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How backups go: by hand, with a change of mind, and by rules that somebody agreed to. */
@ExtendWith({PostgresExtension.class, ChromiumExtension.class})
class RetentionE2E {
    private static final String RULES = "{ last: 2, floor: 1 }";
    /** Long enough to be seen, short enough to be waited for. */
    private static final Duration SHORT = Duration.ofSeconds(3);

    static List<Look> withScriptsAndWithout() {
        return List.of(Look.DESK, Look.DESK.without());
    }

    @ParameterizedTest
    @MethodSource("dev.belay.e2e.EveryPageE2E#looks")
    void aDeletionIsTakenBackFromAnyPageAndWhatMustStayStays(
            Look look, Browser browser, TestDatabase database, @TempDir Path folder) {
        Ledger.in(database);
        try (ConsoleUnderTest console = ConsoleUnderTest.retaining(database, folder, RULES, RemovalService.GRACE);
                Person admin = new Person(browser, console, look.in("en-US")).signedInAs("admin");
                Person viewer = new Person(browser, console, look.in("ko-KR")).signedInAs("viewer")) {
            String old = console.backUp();
            String newest = console.backUp();

            admin.open("/backups/" + newest);
            admin.reads("It cannot be deleted until a newer one is good.");
            assertThat(admin.page().locator("#delete-password")).hasCount(0);
            pinAndUnpin(admin, old);

            delete(admin, "wrong password");
            admin.reads("The name or the password is wrong.");
            delete(admin, ConsoleUnderTest.PASSWORD);
            admin.reads("This backup is about to be deleted");
            assertThat(admin.page().locator("[data-seconds]")).isVisible();
            admin.picture("90-deleting");
            admin.page().reload();
            admin.reads("everybody signed in can keep it");

            viewer.open("/audit");
            assertThat(viewer.page().locator("section.banner")).containsText("지우지 않기");
            viewer.picture("91-deleting-elsewhere");
            viewer.page().locator("section.banner button").click();
            viewer.reads("백업을 그대로 둡니다.");

            assertThat(admin.page().locator("section.countdown")).hasCount(0);
            assertThat(ids(console)).containsExactly(newest, old);
            assertThat(admin.complaints()).isEmpty();
        }
    }

    private static void pinAndUnpin(Person admin, String backup) {
        admin.open("/backups/" + backup);
        admin.press("Keep it for ever");
        admin.reads("It is kept for ever, and so it cannot be deleted.");
        assertThat(admin.page().locator("#delete-password")).hasCount(0);
        admin.press("No longer keep it for ever");
    }

    private static void delete(Person admin, String password) {
        admin.page()
                .locator("summary")
                .filter(Person.withText("Delete this backup…"))
                .click();
        admin.page().locator("#delete-password").fill(password);
        admin.page().locator("details[open] button.danger").click();
    }

    @ParameterizedTest
    @MethodSource("withScriptsAndWithout")
    void whatNobodyKeepsIsGoneWhenTheTimeIsOver(
            Look look, Browser browser, TestDatabase database, @TempDir Path folder) {
        Ledger.in(database);
        try (ConsoleUnderTest console = ConsoleUnderTest.retaining(database, folder, RULES, SHORT);
                Person admin = new Person(browser, console, look).signedInAs("admin")) {
            String old = console.backUp();
            String newest = console.backUp();
            admin.open("/backups/" + old);
            delete(admin, ConsoleUnderTest.PASSWORD);

            admin.reads("The backup is deleted.");
            assertThat(admin.page()).hasURL(admin.address("/backups"));
            assertThat(ids(console)).containsExactly(newest);
            admin.open("/");
            admin.reads("admin deleted a backup");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.belay.e2e.EveryPageE2E#looks")
    void retentionShowsWhatItWouldRemoveBeforeAnAdminAgrees(
            Look look, Browser browser, TestDatabase database, @TempDir Path folder) {
        Ledger.in(database);
        try (ConsoleUnderTest console = ConsoleUnderTest.retaining(database, folder, RULES, SHORT);
                Person admin = new Person(browser, console, look.in("en-US")).signedInAs("admin")) {
            String pinned = console.backUp();
            List<String> taken = List.of(console.backUp(), console.backUp(), console.backUp());
            admin.open("/backups/" + pinned);
            admin.press("Keep it for ever");
            admin.goTo("Schedules");

            readsWhatWouldGo(admin, taken.getFirst(), pinned);
            admin.picture("92-retention-asks");

            agree(admin, "wrong password");
            admin.reads("The name or the password is wrong.");
            admin.picture("93-retention-refused");
            assertThat(ids(console)).hasSize(4);
            agree(admin, ConsoleUnderTest.PASSWORD);

            admin.reads("What was shown is removed.");
            admin.reads("Nothing would go: 3 backups stay");
            admin.picture("94-retention-agreed");
            assertThat(ids(console)).containsExactly(taken.get(2), taken.get(1), pinned);
            assertThat(admin.complaints()).isEmpty();
        }
    }

    @Test
    void keepingAndAgreeingWorkWithScriptsSwitchedOff(Browser browser, TestDatabase database, @TempDir Path folder) {
        Ledger.in(database);
        try (ConsoleUnderTest console = ConsoleUnderTest.retaining(database, folder, RULES, RemovalService.GRACE);
                Person admin = new Person(browser, console, Look.DESK.without()).signedInAs("admin")) {
            String old = console.backUp();
            List<String> taken = List.of(console.backUp(), console.backUp());
            admin.open("/backups/" + old);
            delete(admin, ConsoleUnderTest.PASSWORD);
            admin.press("Keep it");
            admin.reads("The backup stays.");
            assertThat(ids(console)).hasSize(3);

            admin.open("/schedules");
            agree(admin, ConsoleUnderTest.PASSWORD);
            admin.reads("What was shown is removed.");
            assertThat(ids(console)).containsExactly(taken.get(1), taken.get(0));
        }
    }

    private static void readsWhatWouldGo(Person admin, String oldest, String pinned) {
        admin.reads("1 backup would go");
        admin.reads("The rules are new here: look at what they would remove before they act.");
        Locator going = admin.page().locator("section[aria-labelledby=retention] .card.flush tbody tr");
        assertThat(going).hasCount(1);
        assertThat(going.locator("a")).hasAttribute("href", "/backups/" + oldest);
        admin.page().locator("summary").filter(Person.withText("kept for ever")).click();
        assertThat(admin.page().locator("details[open] a[href='/backups/" + pinned + "']"))
                .isVisible();
        assertThat(admin.page().evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    private static void agree(Person admin, String password) {
        Locator form = admin.page().locator("details.agree");
        if (form.getAttribute("open") == null) {
            form.locator("summary").click();
        }
        admin.page().locator("#retention-password").fill(password);
        admin.press("Agree and remove");
    }

    private static List<String> ids(ConsoleUnderTest console) {
        try (Belay belay = console.another()) {
            return belay.folder().list().stream()
                    .map(StoredBackup::id)
                    .map(id -> id.value())
                    .toList();
        }
    }
}
