package dev.belay.web.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Takes pictures of what {@link Gallery} wrote: wide and narrow, light and dark. */
final class GalleryCamera {
    private GalleryCamera() {}

    /** Arguments: the gallery's folder, the folder for the pictures, then parts of names; none takes all. */
    public static void main(String[] arguments) throws Exception {
        Path gallery = Path.of(arguments[0]);
        Path pictures = Files.createDirectories(Path.of(arguments[1]));
        List<String> wanted = List.of(arguments).subList(2, arguments.length);
        Map<String, String> environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        try (Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Path.of("/usr/bin/chromium"))
                                .setArgs(List.of("--no-sandbox")));
                Stream<Path> pages = Files.list(gallery)) {
            for (Path file : pages.filter(path -> path.toString().endsWith(".html"))
                    .filter(path -> wanted.isEmpty()
                            || wanted.stream().anyMatch(path.getFileName().toString()::startsWith))
                    .sorted()
                    .toList()) {
                shoot(browser, file, pictures);
            }
        }
    }

    private static void shoot(Browser browser, Path file, Path pictures) {
        String name = file.getFileName().toString().replace(".html", "");
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : new int[] {1280, 390}) {
                try (Page page = browser.newPage(
                        new Browser.NewPageOptions().setViewportSize(width, 844).setColorScheme(scheme))) {
                    page.navigate(file.toUri().toString());
                    page.screenshot(new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(pictures.resolve(name + "-" + width + "-" + scheme + ".png")));
                }
            }
        }
    }
}
