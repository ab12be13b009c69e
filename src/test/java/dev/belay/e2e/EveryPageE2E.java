package dev.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.AriaRole;
import dev.belay.testing.PostgresExtension;
import dev.belay.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page, for every kind of eye and every role. */
@ExtendWith({PostgresExtension.class, ChromiumExtension.class})
class EveryPageE2E {
    private static final String LONG = "a_table_whose_name_is_as_long_as_the_server_lets_a_name_ever_be";
    private static final String FAULTS = """
            () => {
              const faults = [];
              const all = (selector) => [...document.querySelectorAll(selector)];
              if (all("h1").length !== 1) faults.push(all("h1").length + " headings of the first level");
              if (all("main").length !== 1) faults.push(all("main").length + " main landmarks");
              if (all("header").length < 1 || all("footer").length < 1) faults.push("no header or no footer");
              if (!document.title) faults.push("no title");
              all("input:not([type=hidden]), select, textarea")
                .filter((input) => !input.labels.length && !input.ariaLabel)
                .forEach((input) => faults.push("no label: " + input.outerHTML));
              all("button, a").filter((act) => !act.textContent.trim() && !act.ariaLabel)
                .forEach((act) => faults.push("no name: " + act.outerHTML));
              const ids = all("[id]").map((element) => element.id);
              ids.filter((id, at) => ids.indexOf(id) !== at).forEach((id) => faults.push("twice: #" + id));
              const root = document.documentElement;
              if (root.scrollWidth > root.clientWidth) {
                faults.push("wider than the window: " + all("body *")
                  .filter((element) => element.getBoundingClientRect().right > root.clientWidth)
                  .slice(0, 3).map((element) => element.outerHTML.slice(0, 120)).join(" | "));
              }
              return faults;
            }
            """;

    private final TestDatabase database;
    private final ConsoleUnderTest console;
    private final String backup;

    EveryPageE2E(TestDatabase database, @TempDir Path folder) {
        this.database = database;
        Ledger.in(database);
        database.execute("CREATE TABLE " + LONG + " (id int)", "INSERT INTO " + LONG + " VALUES (1)");
        this.console = ConsoleUnderTest.guarding(database, folder, ConsoleUnderTest.TIME_TO_CANCEL);
        this.backup = console.backUp();
        database.execute("DELETE FROM " + LONG);
    }

    @AfterEach
    void stop() {
        console.close();
    }

    static List<Look> looks() {
        return List.of(Look.DESK, Look.DESK.dark(), Look.PHONE, Look.PHONE.in("en-US"));
    }

    /** What is wrong with how a page looks, once its styles are in force. */
    static List<?> faults(Person admin) {
        admin.page().waitForLoadState();
        return (List<?>) admin.page().evaluate(FAULTS);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void everyPageIsSoundForEveryEye(Look look, Browser browser) {
        try (Person admin = new Person(browser, console, look)) {
            admin.open("/sign-in");
            assertThat(faults(admin)).as("/sign-in").isEmpty();
            admin.signedInAs("admin");
            Map<String, String> pages = Map.of(
                    "overview", "/",
                    "backups", "/backups",
                    "backup", "/backups/" + backup,
                    "restore", "/restore",
                    "audit", "/audit");
            pages.forEach((name, path) -> {
                admin.open(path);
                assertThat(faults(admin)).as(path).isEmpty();
                assertThat(admin.page().locator("nav[aria-label]").first()).isVisible();
                admin.picture("50-" + name);
            });
            admin.open("/restore");
            admin.page().locator("button[name=backup]").first().click();
            assertThat(admin.page().locator("form.confirm")).isVisible();
            assertThat(faults(admin)).as("preview").isEmpty();
            admin.picture("50-preview");
            assertThat(admin.complaints()).isEmpty();
        }
    }

    @Test
    void thatABackupHasBegunIsToldUntilItIsOver(Browser browser) {
        try (Person operator = new Person(browser, console, Look.DESK).signedInAs("operator")) {
            operator.open("/backups");
            try (HeldTable _ = HeldTable.hold(database, LONG)) {
                operator.press("Take a backup");
                assertThat(operator.page().locator(".notice")).hasText("The backup has begun.");
                assertThat(top(operator, ".cols .job")).isEqualTo(top(operator, ".cols section:last-child .card"));
                operator.picture("51-backup-runs");
            }
            operator.readsHeading("2 good backups");
            assertThat(operator.page().locator(".notice")).hasCount(0);
        }
    }

    @Test
    void aBackupIsKeptForEverAndReadAgainFromItsPage(Browser browser) {
        try (Person operator = new Person(browser, console, Look.DESK).signedInAs("operator")) {
            operator.open("/backups/" + backup);
            operator.press("Keep it for ever");
            operator.reads("This backup is kept for ever.");
            operator.press("Read it again now");
            operator.reads("whole, read again");
            assertThat(operator.page().locator("main .job")).hasCount(0);
            assertThat(operator.page().locator(".notice")).hasCount(0);
            assertThat(operator.complaints()).isEmpty();
        }
    }

    private static double top(Person person, String selector) {
        return person.page().locator(selector).first().boundingBox().y;
    }

    @Test
    void koreanIsReadByWhoAsksForItAndEnglishStaysOnceChosen(Browser browser) {
        try (Person admin = new Person(browser, console, Look.PHONE)) {
            admin.open("/sign-in");
            admin.readsHeading("로그인");
            admin.signedInAs("admin");
            admin.readsHeading("이 서버 안에서는 안전합니다.");
            admin.page()
                    .getByRole(AriaRole.BUTTON)
                    .filter(Person.withText("English"))
                    .click();
            admin.readsHeading("Safe on this machine.");
            admin.open("/restore");
            admin.readsHeading("Which moment do you want back?");
        }
    }

    @Test
    void aViewerIsOfferedNoActsAndAnOperatorOnlyBackups(Browser browser) {
        try (Person viewer = new Person(browser, console, Look.DESK).signedInAs("viewer")) {
            viewer.open("/");
            assertThat(viewer.page().locator("main form[method=post]")).hasCount(0);
            viewer.open("/backups");
            viewer.reads("You may look, but not take backups. Ask an operator or an admin.");
            assertThat(viewer.page().locator("main form[method=post]")).hasCount(0);
            viewer.open("/backups/" + backup);
            assertThat(viewer.page().locator("main form[method=post]")).hasCount(0);
            viewer.open("/restore");
            viewer.reads("You may look, but only admins restore.");
            assertThat(viewer.page().locator("main form[method=post] button")).hasCount(0);
        }
        try (Person operator = new Person(browser, console, Look.DESK).signedInAs("operator")) {
            operator.open("/restore");
            assertThat(operator.page().locator("main form[method=post] button")).hasCount(0);
            operator.open("/backups");
            operator.press("Take a backup");
            operator.readsHeading("2 good backups");
        }
    }
}
