package dev.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import dev.belay.Belay;
import dev.belay.backup.BackupRequest;
import dev.belay.backup.BackupResult;
import dev.belay.base.Actor;
import dev.belay.operation.OperationId;
import dev.belay.testing.PostgresExtension;
import dev.belay.testing.TestDatabase;
import dev.belay.vault.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens by itself: written in the console, shown before, printed after. */
@ExtendWith({PostgresExtension.class, ChromiumExtension.class})
class SchedulesE2E {
    @ParameterizedTest
    @MethodSource("dev.belay.e2e.EveryPageE2E#looks")
    void aScheduleIsShownAsADifferenceAndInForceWhenItIsWritten(
            Look look, Browser browser, TestDatabase database, @TempDir Path folder) throws IOException {
        Ledger.in(database);
        try (ConsoleUnderTest console = ConsoleUnderTest.guarding(database, folder, ConsoleUnderTest.TIME_TO_CANCEL);
                Person admin = new Person(browser, console, look.in("en-US")).signedInAs("admin")) {
            String before = Files.readString(folder.resolve("belay.yml"));
            admin.goTo("Schedules");
            admin.readsHeading("Nothing happens by itself yet");
            admin.picture("80-no-schedules");

            add(admin, "Add a schedule…", "#cron-new", "0 25 * * *");
            admin.reads("The hour '25' is not one of 0 to 23.");
            add(admin, "Add a schedule…", "#cron-new", "30 2 * * MON-FRI");
            admin.readsHeading("This is written into belay.yml");
            admin.reads("cron: \"30 2 * * MON-FRI\"");
            admin.picture("81-schedule-difference");
            assertThat(folder.resolve("belay.yml")).hasContent(before);
            admin.press("Write it");

            admin.readsHeading("The next backup begins by itself in");
            admin.reads("on Monday to Friday at 02:30");
            assertThat(Files.readString(folder.resolve("belay.yml")))
                    .startsWith(before)
                    .contains("30 2 * * MON-FRI");
            addAWeek(admin);
            removeWhatIsGone(admin, folder.resolve("belay.yml"), before);
            assertThat(admin.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.belay.e2e.EveryPageE2E#looks")
    void aClosedPeriodHasAStatementToPrint(Look look, Browser browser, TestDatabase database, @TempDir Path folder) {
        Ledger.in(database);
        try (ConsoleUnderTest console = ConsoleUnderTest.guarding(database, folder, ConsoleUnderTest.TIME_TO_CANCEL);
                Person viewer = new Person(browser, console, look).signedInAs("viewer")) {
            String period = lastMonth();
            String backup = close(console, database.name(), period);
            viewer.open("/schedules");
            assertThat(viewer.page().locator("main")).containsText(period);
            viewer.picture("84-closed");
            viewer.page().locator("a[href$='/statement']").first().click();
            assertThat(viewer.page().locator("h1")).containsText(period);
            assertThat(viewer.page().locator("main")).containsText(backup);
            assertThat(viewer.page().locator(".tables tbody tr")).hasCount(3);
            viewer.picture("85-statement");
            viewer.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            viewer.picture("86-statement-on-paper");
            byte[] paper = viewer.page()
                    .pdf(new Page.PdfOptions()
                            .setFormat("A4")
                            .setPath(Path.of("target", "screenshots", "85-statement-" + look + ".pdf")));
            assertThat(new String(paper, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
            assertThat(new String(paper, StandardCharsets.ISO_8859_1).split("/Type /Page\\b", -1))
                    .as("on one page")
                    .hasSize(2);
            assertThat(viewer.complaints()).isEmpty();
        }
    }

    private static void addAWeek(Person admin) {
        admin.page().locator("summary").filter(Person.withText("Add a close…")).click();
        admin.page().locator("#close-new-period").selectOption("week");
        admin.page().locator("#close-new-ends").selectOption("saturday");
        admin.picture("82-a-close");
        admin.page().locator("details[open] button[value=put]").first().click();
        admin.press("Write it");
        admin.reads("every week until Saturday, from 03:00 of the day after");
        admin.picture("83-schedules");
    }

    private static void removeWhatIsGone(Person admin, Path file, String other) throws IOException {
        admin.page().locator(".card details summary").first().click();
        admin.page().locator("details[open] button[value=remove]").first().click();
        admin.reads("-  - {");
        Files.writeString(file, other);
        admin.press("Write it");
        admin.reads("There is no such entry any more.");
        assertThat(file).hasContent(other);
    }

    private static void add(Person admin, String what, String field, String cron) {
        admin.page().locator("summary").filter(Person.withText(what)).click();
        admin.page().locator(field).fill(cron);
        admin.page().locator("details[open] button[value=put]").first().click();
    }

    private static String lastMonth() {
        return LocalDate.now(Clock.system(ZoneId.of("Asia/Seoul")))
                .minusMonths(1)
                .toString()
                .substring(0, 7);
    }

    /** As the application's own closing job does. */
    private static String close(ConsoleUnderTest console, String database, String period) {
        try (Belay belay = console.another()) {
            BackupRequest wish = new BackupRequest(database, Reason.CLOSE, "주간 마감", period, false);
            OperationId id = belay.closes().start(wish, new Actor("ledger-app", Actor.Channel.API));
            BackupResult result =
                    belay.backups().await(id, Duration.ofMinutes(1)).orElseThrow();
            belay.closes().settle();
            return ((BackupResult.Good) result).manifest().id().value();
        }
    }
}
