package dev.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.belay.Belay;
import dev.belay.cli.Console;
import dev.belay.config.Environment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;

/**
 * Takes the pictures of the README from a demo that it starts for itself. Run by hand from the project's folder after
 * the pages changed, with the test classes and their libraries on the class path; a demo that runs there is left alone.
 */
final class Pictures {
    private static final Path IMAGES = Path.of("docs", "images");
    private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 900;

    private final Page page;
    private final String address;

    private Pictures(Page page, String address) {
        this.page = page;
        this.address = address;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "pictures"));
        Environment environment = new Environment(Map.of("BELAY_PORT", "0"), folder, ZONE);
        try (Belay belay = new Belay(environment, Clock.system(ZONE));
                Console demo = belay.demo();
                Chromium chromium = Chromium.start();
                BrowserContext context = chromium.browser().newContext(Look.DESK.options())) {
            Page page = context.newPage();
            page.setViewportSize(WIDTH, HEIGHT);
            new Pictures(page, demo.address().toString()).takeAs(passwordOf(demo));
        }
    }

    private static String passwordOf(Console demo) {
        String note = demo.notes().getFirst();
        return note.substring(note.lastIndexOf(' ') + 1);
    }

    private void takeAs(String password) {
        page.navigate(address + "/sign-in");
        page.locator("#name").fill("admin");
        page.locator("#password").fill(password);
        page.locator("main button").click();
        assertThat(page.locator("h1")).containsText("Safe on this machine.");
        take("overview");

        page.navigate(address + "/restore");
        page.locator("button[name=backup]").last().click();
        assertThat(page.locator("h1")).containsText("would disappear");
        take("restore-preview");
    }

    private void take(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(IMAGES.resolve(name + ".png")));
    }
}
