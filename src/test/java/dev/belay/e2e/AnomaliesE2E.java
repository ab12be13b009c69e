package dev.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.belay.testing.PostgresExtension;
import dev.belay.testing.TestDatabase;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A backup that looks wrong: seen on the overview, understood on its page, accepted with a reason. */
@ExtendWith({PostgresExtension.class, ChromiumExtension.class})
class AnomaliesE2E {
    static Stream<Look> looks() {
        return Stream.of(Look.DESK, Look.PHONE.in("en-US").without());
    }

    @ParameterizedTest
    @MethodSource("looks")
    void aSuspiciousBackupIsTheFirstThingSeenUntilAnOperatorAcceptsIt(
            Look look, Browser browser, TestDatabase database, @TempDir Path folder) {
        Ledger.in(database);
        try (ConsoleUnderTest console = ConsoleUnderTest.guarding(database, folder, ConsoleUnderTest.TIME_TO_CANCEL);
                Person operator = new Person(browser, console, look).signedInAs("operator")) {
            console.backUp();
            operator.open("/");
            operator.readsHeading("Safe on this machine.");
            operator.picture("90-before");
            database.execute("DELETE FROM income");
            String wrong = console.backUp();

            operator.open("/");
            operator.readsHeading("The newest backup looks wrong. You could go back to");
            operator.reads("The table public.income is empty (rows before: 414).");
            operator.picture("91-overview");
            operator.page().locator(".verdict a.btn").click();

            operator.readsHeading("looks wrong");
            assertThat(operator.page().locator(".anomalies tbody tr").filter(Person.withText("public.income")))
                    .containsText("emptied");
            operator.picture("92-suspicious");
            operator.page().locator("#reason").fill("The year was archived");
            operator.press("This is right");

            operator.reads("Accepted. This backup counts from now on.");
            operator.reads("operator said that it is right:");
            operator.reads("The year was archived");
            operator.picture("93-accepted");
            operator.open("/");
            operator.readsHeading("Safe on this machine.");
            operator.picture("94-after");
            operator.open("/backups/" + wrong);
            assertThat(operator.button("This is right")).hasCount(0);
            assertThat(operator.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.belay.e2e.EveryPageE2E#looks")
    void everyTableIsDrawnOverTimeAndFoundByItsName(
            Look look, Browser browser, TestDatabase database, @TempDir Path folder) {
        Ledger.in(database);
        try (ConsoleUnderTest console = ConsoleUnderTest.guarding(database, folder, ConsoleUnderTest.TIME_TO_CANCEL);
                Person viewer = new Person(browser, console, look).signedInAs("viewer")) {
            console.backUp();
            database.execute("DELETE FROM income WHERE income_id > 300");
            String changed = console.backUp();
            viewer.open("/");
            viewer.page().locator(".table-foot a").click();
            assertThat(viewer.page().locator(".sparks tbody tr")).hasCount(3);
            assertThat(viewer.page().locator(".sparks .dip")).containsText("−28 %");
            viewer.picture("95-trends");
            viewer.page().locator("#q").fill("EXP");
            viewer.page().locator("form.filter button").click();
            assertThat(viewer.page().locator(".sparks tbody tr")).hasCount(1);
            assertThat(viewer.page().locator(".sparks tbody tr")).containsText("expense");
            viewer.open("/backups/" + changed);
            assertThat(viewer.page().locator(".anomalies")).containsText("300");
            assertThat(viewer.page().locator("main form[method=post]")).hasCount(0);
            viewer.picture("96-changed");
            assertThat(viewer.complaints()).isEmpty();
        }
    }
}
