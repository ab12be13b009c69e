package dev.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.belay.drive.DriveDouble;
import dev.belay.offsite.OffsiteSettings;
import dev.belay.s3.S3ProxyServer;
import dev.belay.testing.PostgresExtension;
import dev.belay.testing.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A real bucket and a drive are connected on pages, and backups are proven there. */
@ExtendWith({PostgresExtension.class, ChromiumExtension.class})
class ConnectedStoresE2E {
    private final TestDatabase database;
    private final Path folder;

    ConnectedStoresE2E(TestDatabase database, @TempDir Path folder) {
        Ledger.in(database);
        this.database = database;
        this.folder = folder;
    }

    @Test
    void aBucketIsConnectedAndABackupIsProvenThere(Browser browser) throws IOException {
        Path there = Files.createDirectory(folder.resolve("there"));
        try (S3ProxyServer server = new S3ProxyServer(there);
                ConsoleUnderTest console =
                        ConsoleUnderTest.guarding(database, folder, ConsoleUnderTest.TIME_TO_CANCEL);
                Person admin = new Person(browser, console, Look.DESK).signedInAs("admin")) {
            String backup = console.backUp();
            OffsiteSettings.S3 settings = server.settings("belay/");

            admin.open("/offsite/connect?kind=s3");
            fill(admin, "name", "bucket");
            fill(admin, "endpoint", String.valueOf(settings.endpoint()));
            fill(admin, "region", settings.region());
            fill(admin, "bucket", settings.bucket());
            fill(admin, "prefix", settings.prefix());
            fill(admin, "access-key", settings.accessKey().reveal());
            fill(admin, "secret-key", settings.secretKey().reveal());
            admin.page().locator("form.connect button").click();
            keep(admin, "bucket");

            admin.readsHeading("1 copy elsewhere is proven.");
            admin.open("/backups");
            assertThat(admin.page().locator("table.list tbody tr").first()).containsText("1 of 1 proven");
            admin.picture("94-list-proven");
            try (Stream<Path> files = Files.walk(there)) {
                assertThat(files).anyMatch(file -> file.endsWith(backup + ".sql.zst"));
            }
            assertThat(admin.page().content()).doesNotContain(S3ProxyServer.SECRET);
            assertThat(admin.complaints()).isEmpty();
        }
    }

    @Test
    void aDriveIsConnectedByPastingAnAddressAndTellsWhatIsTakenFromIt(Browser browser) {
        try (DriveDouble drive = DriveDouble.start(Clock.systemUTC());
                ConsoleUnderTest console = ConsoleUnderTest.drivenTo(drive, database, folder);
                Person admin = new Person(browser, console, Look.DESK).signedInAs("admin")) {
            String backup = console.backUp();
            ask(admin, drive, "paste");
            URI consent = URI.create(admin.page().locator(".card a.btn.primary").getAttribute("href"));
            fill(admin, "answer", drive.agree(consent).toString());
            admin.page().locator("form.paste button").click();
            keep(admin, "drive");
            admin.readsHeading("1 copy elsewhere is proven.");

            drive.trash(backup + ".sql.zst");
            admin.page().getByLabel("Compare drive now").click();
            admin.reads("The store was compared");
            admin.open("/backups");
            assertThat(admin.page().locator("table.list tbody tr").first()).containsText("missing");
            admin.open("/backups/" + backup);
            admin.reads("missing");
            admin.picture("95-backup-missing");
            admin.press("Send it again");
            admin.open("/offsite");
            admin.readsHeading("1 copy elsewhere is proven.");
            assertThat(admin.complaints()).isEmpty();
        }
    }

    @Test
    void aDriveIsConnectedByACodeThatIsTypedOnAnotherDevice(Browser browser) {
        try (DriveDouble drive = DriveDouble.start(Clock.systemUTC());
                ConsoleUnderTest console = ConsoleUnderTest.drivenTo(drive, database, folder);
                Person admin = new Person(browser, console, Look.PHONE.in("ko-KR")).signedInAs("admin")) {
            ask(admin, drive, "device");
            assertThat(admin.page().locator(".user-code")).isVisible();
            admin.picture("96-drive-device");
            drive.answerOnDevice("");
            keep(admin, "drive");
            assertThat(admin.complaints()).isEmpty();
        }
    }

    private static void ask(Person admin, DriveDouble drive, String way) {
        admin.open("/offsite/connect?kind=drive");
        fill(admin, "name", "drive");
        admin.page().locator("input[name=way][value=" + way + "]").check();
        fill(admin, "client-id", drive.client().id());
        fill(admin, "client-secret", drive.client().secret().reveal());
        admin.page().locator("form.connect button").click();
    }

    private static void fill(Person admin, String field, String value) {
        admin.page().locator("#" + field).fill(value);
    }

    private static void keep(Person admin, String name) {
        assertThat(admin.page().locator(".passed")).isVisible();
        fill(admin, "keep-password", ConsoleUnderTest.PASSWORD);
        admin.page().locator("form.inline button").click();
        assertThat(admin.page().locator(".store h3")).hasText(name);
    }
}
