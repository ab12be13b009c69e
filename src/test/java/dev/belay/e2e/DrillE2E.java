package dev.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import dev.belay.testing.PostgresExtension;
import dev.belay.testing.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A restore is tried from a backup's page: watched, cancelled, found bad, proven. */
@ExtendWith({PostgresExtension.class, ChromiumExtension.class})
class DrillE2E {
    private static final String TABLE = "income";

    @ParameterizedTest
    @MethodSource("dev.belay.e2e.EveryPageE2E#looks")
    void aDrillIsWatchedAndCancelledFoundBadAndInTheEndProven(
            Look look, Browser browser, TestDatabase database, @TempDir Path folder) {
        Ledger.in(database);
        try (ConsoleUnderTest console = ConsoleUnderTest.guarding(database, folder, ConsoleUnderTest.TIME_TO_CANCEL);
                Person admin = new Person(browser, console, look).signedInAs("admin")) {
            elsewhere(database, "PERFORM pg_sleep(600)");
            watchAndCancel(admin, console.backUp());
            elsewhere(database, "RAISE EXCEPTION 'income cannot be negative'");
            findBad(admin, console.backUp());
            elsewhere(database, "NULL");
            prove(admin, console.backUp());
            assertThat(admin.complaints()).isEmpty();
        }
    }

    /** What making an index does on every server but the guarded one. */
    private static void elsewhere(TestDatabase database, String act) {
        database.execute(
                "DROP INDEX IF EXISTS marked",
                "CREATE OR REPLACE FUNCTION public.marked(n int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS $$ BEGIN"
                        + " IF current_setting('port') <> '" + database.port() + "' THEN " + act
                        + "; END IF; RETURN n; END $$",
                "CREATE INDEX marked ON " + TABLE + " (public.marked(income_id))");
    }

    private static void watchAndCancel(Person admin, String backup) {
        admin.open("/backups/" + backup);
        sound(admin, "90-drill-before");
        begin(admin);
        Locator job = admin.page().locator("main .job");
        assertThat(job.locator(".meter, progress").first()).isVisible();
        // all rows are in, and the index is being made
        assertThat(job).containsText("704");
        sound(admin, "91-drill-runs");
        admin.page().locator("#cancel-reading").click();
        assertThat(admin.page().locator(".notice")).isVisible();
        assertThat(job).hasCount(0);
        sound(admin, "92-drill-cancelled");
    }

    private static void findBad(Person admin, String backup) {
        admin.open("/backups/" + backup);
        begin(admin);
        assertThat(admin.page().locator("#drills + .card li")).containsText("income cannot be negative");
        assertThat(admin.page().locator("main .job")).hasCount(0);
        sound(admin, "93-drill-bad");
        admin.open("/");
        assertThat(admin.page()
                        .locator("main a[href='/backups/" + backup + "']")
                        .first())
                .isVisible();
        sound(admin, "94-drill-bad-overview");
    }

    private static void prove(Person admin, String backup) {
        admin.open("/backups/" + backup);
        begin(admin);
        assertThat(admin.page().locator("#drills + .card li")).containsText("PostgreSQL");
        assertThat(admin.page().locator("main .job")).hasCount(0);
        sound(admin, "95-drill-good");
        admin.open("/backups");
        sound(admin, "96-drill-good-list");
        admin.open("/");
        sound(admin, "97-drill-good-overview");
    }

    private static void begin(Person admin) {
        admin.page().locator("form[action$='/drill'] button").click();
    }

    private static void sound(Person admin, String picture) {
        assertThat(EveryPageE2E.faults(admin)).as(picture).isEmpty();
        admin.picture(picture);
    }
}
