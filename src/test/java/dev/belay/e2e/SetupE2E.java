package dev.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.belay.access.Role;
import dev.belay.base.Secret;
import dev.belay.server.PrivateServer;
import dev.belay.testing.PostgresExtension;
import dev.belay.testing.PostgresServer;
import dev.belay.testing.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith({PostgresExtension.class, ChromiumExtension.class})
class SetupE2E {
    private static final Secret READER = new Secret("pass of the reader");
    private static final Secret WRONG = new Secret("not the password");

    @Test
    void fromNothingToTheFirstBackup(
            Browser browser, PostgresServer server, TestDatabase database, @TempDir Path folder) {
        Ledger.in(database);
        String role = database.name() + "_reader";
        server.superuser("CREATE ROLE " + role + " LOGIN PASSWORD '" + READER.reveal() + "'");
        try (ConsoleUnderTest console = ConsoleUnderTest.empty(folder);
                Person minji = new Person(browser, console, Look.DESK)) {
            makeTheAdmin(console, minji);
            signIn(minji);
            nameTheDatabase(minji, database.as(role, READER));
            takeTheFirstBackup(minji);
            assertThat(minji.complaints()).isEmpty();
        }
    }

    @Test
    void theDatabaseIsNamedInOneLine(Browser browser, TestDatabase database, @TempDir Path folder) {
        Ledger.in(database);
        try (ConsoleUnderTest console = ConsoleUnderTest.empty(folder);
                Person minji = new Person(browser, console, Look.PHONE)) {
            console.add("minji", Role.ADMIN);
            minji.open("/sign-in");
            minji.page().locator("#name").fill("minji");
            minji.page().locator("#password").fill(ConsoleUnderTest.PASSWORD);
            minji.page().locator("main button").click();
            minji.page()
                    .locator("#url")
                    .fill(database.as(database.user(), WRONG).url() + "?sslmode=prefer");
            minji.page().locator("input[name=environment][value=staging]").check();
            minji.page().locator("main form button").click();
            assertThat(minji.page().locator("#url"))
                    .hasValue("postgresql://%s@%s:%d/%s?sslmode=prefer"
                            .formatted(database.user(), PrivateServer.HOST, database.port(), database.name()));
            minji.picture("35-one-line-refused");
            minji.page().locator("#password").fill(database.password().reveal());
            minji.page().locator("main form button").click();
            assertThat(minji.page().locator(".db-name")).hasText(database.name());
            assertThat(minji.complaints()).isEmpty();
        }
    }

    private static void makeTheAdmin(ConsoleUnderTest console, Person minji) {
        minji.open(console.setupLink().orElseThrow().toString());
        minji.readsHeading("Make the first admin");
        minji.picture("30-setup-admin");
        minji.field("Name").fill("minji");
        minji.field("New password").fill(ConsoleUnderTest.PASSWORD);
        minji.field("The same again").fill(ConsoleUnderTest.PASSWORD);
        minji.press("Make the admin");
        minji.reads("The first admin is made. Sign in with the name and the password you chose.");
    }

    private static void signIn(Person minji) {
        minji.picture("31-sign-in");
        minji.field("Name").fill("minji");
        minji.field("Password").fill(ConsoleUnderTest.PASSWORD);
        minji.press("Sign in");
        minji.readsHeading("Which database shall Belay guard?");
    }

    private static void nameTheDatabase(Person minji, TestDatabase seen) {
        test(minji, seen);
        Locator trouble = minji.page().getByRole(AriaRole.ALERT);
        assertThat(trouble).containsText("may not read everything that a backup must hold");
        assertThat(trouble.locator("pre")).containsText("GRANT");
        minji.picture("32-missing-grants");
        // what stands on the page is what is run: nothing else is needed
        ownerOf(seen).execute(trouble.locator("pre").textContent().split(";\\s*"));
        test(minji, seen);
        minji.reads("The database answered and is guarded from now on. Take its first backup.");
        minji.picture("33-database-saved");
    }

    private static TestDatabase ownerOf(TestDatabase seen) {
        return seen.as(seen.name(), new Secret("pass of " + seen.name()));
    }

    private static void test(Person minji, TestDatabase seen) {
        minji.field("Host").fill(PrivateServer.HOST);
        minji.field("Port").fill(Integer.toString(seen.port()));
        minji.field("Database").fill(seen.name());
        minji.field("Role").fill(seen.user());
        minji.field("Password").fill(seen.password().reveal());
        minji.page().locator("input[name=environment][value=staging]").check();
        minji.press("Test and save");
    }

    private static void takeTheFirstBackup(Person minji) {
        minji.open("/");
        minji.press("Take a backup now");
        minji.open("/");
        minji.readsHeading("Safe on this machine. You could go back to");
        minji.picture("34-first-backup");
    }
}
