package dev.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.belay.testing.PostgresExtension;
import dev.belay.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Copies elsewhere, from the first store to the sheet of paper, with a real folder. */
@ExtendWith({PostgresExtension.class, ChromiumExtension.class})
class OffsiteE2E {
    private final ConsoleUnderTest console;
    private final Path nas;

    OffsiteE2E(TestDatabase database, @TempDir Path folder) throws IOException {
        Ledger.in(database);
        this.nas = Files.createDirectories(folder.resolve("nas"));
        this.console = ConsoleUnderTest.guarding(database, folder, ConsoleUnderTest.TIME_TO_CANCEL);
    }

    @AfterEach
    void stop() {
        console.close();
    }

    static List<Look> looks() {
        return List.of(Look.DESK, Look.DESK.dark(), Look.PHONE, Look.PHONE.in("en-US"), Look.DESK.in("ko-KR"));
    }

    @Test
    void aFolderIsConnectedAndEveryBackupIsProvenThere(Browser browser) throws IOException {
        String backup = console.backUp();
        try (Person admin = new Person(browser, console, Look.DESK).signedInAs("admin")) {
            admin.open("/offsite");
            admin.readsHeading("Backups lie on this machine only.");
            admin.picture("90-offsite-empty");
            connect(admin);

            admin.reads("The store is connected.");
            admin.readsHeading("1 copy elsewhere is proven.");
            admin.open("/backups/" + backup);
            admin.reads("read back");
            admin.page().getByText("What happened to it").click();
            assertThat(admin.page().locator(".history li").first()).containsText("proven");
            admin.picture("91-backup-copies");
            admin.open("/");
            admin.readsHeading("Safe here and elsewhere.");
            assertThat(names()).anyMatch(name -> name.startsWith(backup));
            assertThat(admin.complaints()).isEmpty();
        }
    }

    @Test
    void aPausedStoreTakesNothingUntilItIsResumed(Browser browser) {
        try (Person admin = new Person(browser, console, Look.DESK).signedInAs("admin");
                Person operator = new Person(browser, console, Look.PHONE.in("en-US")).signedInAs("operator")) {
            connect(admin);
            operator.open("/offsite");
            operator.page().getByLabel("Pause nas").click();
            operator.readsHeading("Sending is paused.");
            console.backUp();
            operator.open("/offsite");
            assertThat(operator.page().locator(".store .state").first()).hasText("paused");
            operator.page().getByLabel("Resume nas").click();
            operator.readsHeading("1 copy elsewhere is proven.");
            operator.page().getByLabel("Test nas").click();
            operator.reads("A file was written, read back and deleted.");
            operator.page().getByLabel("Compare nas now").click();
            operator.reads("The store was compared");
            assertThat(operator.complaints()).isEmpty();
        }
    }

    @Test
    void theKeyIsPrintedOnOnePageAndCountsWhenItWasTypedBack(Browser browser) {
        try (Person admin = new Person(browser, console, Look.DESK).signedInAs("admin")) {
            connect(admin);
            admin.open("/offsite/key");
            admin.press("Make a key and show its sheet");
            String secret = admin.page().locator(".secret-key code").textContent();
            admin.picture("92-key-sheet");
            byte[] paper = admin.page()
                    .pdf(new Page.PdfOptions()
                            .setFormat("A4")
                            .setPath(Path.of("target", "screenshots", "92-sheet.pdf")));
            assertThat(new String(paper, StandardCharsets.ISO_8859_1).split("/Type /Page\\b", -1))
                    .as("on one page")
                    .hasSize(2);

            admin.page().locator("#secret").fill(secret);
            admin.page().locator("#key-password").fill(ConsoleUnderTest.PASSWORD);
            admin.press("Encrypt copies from now on");
            admin.readsHeading("Copies are encrypted.");
            assertThat(admin.page().content()).doesNotContain(secret);
            assertThat(admin.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void everyPageOfCopiesIsSoundForEveryEye(Look look, Browser browser) {
        console.backUp();
        try (Person admin = new Person(browser, console, Look.DESK).signedInAs("admin")) {
            connect(admin);
            admin.readsHeading("1 copy elsewhere is proven.");
        }
        try (Person admin = new Person(browser, console, look).signedInAs("admin")) {
            List<String> pages = List.of(
                    "/offsite",
                    "/offsite/connect",
                    "/offsite/connect?kind=drive",
                    "/offsite/connect?kind=s3",
                    "/offsite/connect?kind=folder",
                    "/offsite/connect?kind=rclone",
                    "/offsite/connect?change=nas",
                    "/offsite/found",
                    "/offsite/key");
            for (String path : pages) {
                admin.open(path);
                assertThat(EveryPageE2E.faults(admin)).as(path).isEmpty();
                admin.picture("93" + path.replaceAll("[/?=]", "-"));
            }
            assertThat(admin.complaints()).isEmpty();
        }
    }

    @Test
    void allOfItWorksWithoutScripts(Browser browser) {
        console.backUp();
        try (Person admin = new Person(browser, console, Look.DESK.without()).signedInAs("admin")) {
            connect(admin);
            admin.reloadsUntilHeading("1 copy elsewhere is proven.");
        }
    }

    private void connect(Person admin) {
        admin.open("/offsite/connect");
        admin.page().locator("a[href$='kind=folder']").click();
        admin.page().locator("#name").fill("nas");
        admin.page().locator("#path").fill(nas.toString());
        admin.page().locator("form.connect button").click();
        admin.page().locator("#keep-password").fill(ConsoleUnderTest.PASSWORD);
        admin.page().locator("form.inline button").click();
        assertThat(admin.page().locator(".store h3")).hasText("nas");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.walk(nas)) {
            return all.map(path -> path.getFileName().toString()).toList();
        }
    }
}
