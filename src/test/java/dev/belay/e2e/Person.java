package dev.belay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Somebody at a browser of their own, who remembers whatever that browser complained of. */
final class Person implements AutoCloseable {
    private static final Path PICTURES = Path.of("target", "screenshots");

    private final ConsoleUnderTest console;
    private final Look look;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Person(Browser browser, ConsoleUnderTest console, Look look) {
        this.console = console;
        this.look = look;
        this.context = browser.newContext(look.options());
        this.page = context.newPage();
        page.onConsoleMessage(this::listen);
        page.onPageError(complaints::add);
    }

    private void listen(ConsoleMessage message) {
        // a refusal is answered with its status, and the browser notes every such answer
        boolean refusal =
                message.text().matches("Failed to load resource: the server responded with a status of (4|503).*");
        if (!refusal && (message.type().equals("error") || message.type().equals("warning"))) {
            complaints.add(message.text() + " at " + message.location());
        }
    }

    Person signedInAs(String name) {
        open("/sign-in");
        page.locator("#name").fill(name);
        page.locator("#password").fill(ConsoleUnderTest.PASSWORD);
        page.locator("main button").click();
        assertThat(page.locator(".who bdi")).hasText(name);
        return this;
    }

    void open(String path) {
        page.navigate(address(path));
    }

    String address(String path) {
        return URI.create(console.address() + "/").resolve(path).toString();
    }

    Page page() {
        return page;
    }

    /** What the browser complained of so far, such as a script that the content policy forbids. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** A button of the page's own part, not of a banner. */
    Locator button(String label) {
        return page.locator("main").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(label));
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    void press(String label) {
        button(label).first().click();
    }

    void goTo(String link) {
        page.getByRole(AriaRole.NAVIGATION)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(link))
                .click();
    }

    /** Waits until {@code words} are the page's heading. */
    void readsHeading(String words) {
        assertThat(page.locator("h1")).containsText(isolated(words));
    }

    /** Waits until {@code words} can be seen in the page's own part. */
    void reads(String words) {
        assertThat(page.locator("body")).containsText(isolated(words));
    }

    /** Waits until a cell of the table's row that begins with {@code name} holds each of {@code cells}, in order. */
    void readsRow(String name, String... cells) {
        Locator row = page.locator("main table tr:visible")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("bdi.name")
                                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + name + "$")))));
        assertThat(row.locator("td.n")).hasText(cells, new LocatorAssertions.HasTextOptions().setUseInnerText(true));
    }

    /** Looks at the page again and again, as somebody who waits does, until its heading begins so. */
    void reloadsUntilHeading(String words) {
        page.waitForCondition(
                () -> {
                    page.reload();
                    return page.locator("h1").textContent().startsWith(words);
                },
                new Page.WaitForConditionOptions().setTimeout(60_000));
    }

    /** Types what a restore or an undo asks for, and goes ahead. */
    void confirm(String password) {
        page.locator("#typed").fill(page.locator("label[for=typed] code").textContent());
        page.locator("#password").fill(password);
        page.locator("form.confirm button").click();
    }

    /** Finds {@code words} also where names stand between the invisible marks that keep their direction to themselves. */
    static Pattern isolated(String words) {
        String escaped = words.replaceAll("[.*+?^${}()|\\[\\]\\\\]", "\\\\$0");
        return Pattern.compile(escaped.replaceAll("\\b", "[\u2068\u2069]*"));
    }

    static Locator.FilterOptions withText(String words) {
        return new Locator.FilterOptions().setHasText(words);
    }

    void picture(String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + "-" + look + ".png")));
    }

    @Override
    public void close() {
        context.close();
    }
}
