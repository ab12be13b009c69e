package dev.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.belay.Belay;
import dev.belay.backup.BackupRequest;
import dev.belay.backup.BackupResult;
import dev.belay.base.Actor;
import dev.belay.operation.OperationId;
import dev.belay.restore.DrillResult;
import dev.belay.restore.DrillTarget;
import dev.belay.testing.PostgresExtension;
import dev.belay.testing.TestDatabase;
import dev.belay.vault.Reason;
import dev.belay.vault.StoredBackup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The close of the demo's ledger, on paper. */
@ExtendWith({PostgresExtension.class, ChromiumExtension.class})
class StatementE2E {
    private static final Path LEDGER = Path.of("src", "main", "resources", "demo", "ledger.sql");
    private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "ko-KR"})
    void theStatementOfTheDemosCloseIsOnePageAndSaysThatARestoreWasTried(
            String language, Browser browser, TestDatabase database, @TempDir Path folder) {
        LocalDate today = LocalDate.now(Clock.system(ZONE));
        database.load(LEDGER, "today=" + today, "scale=0.05");
        Look look = Look.DESK.in(language);
        try (ConsoleUnderTest console = ConsoleUnderTest.guarding(database, folder, ConsoleUnderTest.TIME_TO_CANCEL);
                Person viewer = new Person(browser, console, look).signedInAs("viewer")) {
            StoredBackup closed = closeAndDrill(console, database.name(), today.minusMonths(1));

            viewer.open("/schedules");
            assertThat(viewer.page().locator("main table").first()).containsText("PostgreSQL");
            viewer.picture("87-closed-and-drilled");
            viewer.open("/backups/" + closed.id() + "/statement");
            assertThat(viewer.page().locator("main .events li").last()).containsText("PostgreSQL");
            byte[] paper = viewer.page()
                    .pdf(new Page.PdfOptions()
                            .setFormat("A4")
                            .setPath(Path.of("target", "screenshots", "88-statement-" + look + ".pdf")));
            assertThat(new String(paper, StandardCharsets.ISO_8859_1).split("/Type /Page\\b", -1))
                    .as("on one page")
                    .hasSize(2);
            assertThat(viewer.complaints()).isEmpty();
        }
    }

    private static StoredBackup closeAndDrill(ConsoleUnderTest console, String database, LocalDate month) {
        try (Belay belay = console.another()) {
            BackupRequest wish = new BackupRequest(
                    database, Reason.CLOSE, "monthly close", month.toString().substring(0, 7), false);
            OperationId close = belay.closes().start(wish, new Actor("ledger-app", Actor.Channel.API));
            assertThat(belay.backups().await(close, Duration.ofMinutes(1)))
                    .get()
                    .isInstanceOf(BackupResult.Good.class);
            belay.closes().settle();
            StoredBackup closed = belay.folder().list().getFirst();
            OperationId drill = belay.drills().start(DrillTarget.of(closed), new Actor("minji", Actor.Channel.SHELL));
            assertThat(belay.drills().await(drill, Duration.ofMinutes(2))).get().isInstanceOf(DrillResult.Good.class);
            return closed;
        }
    }
}
