package dev.belay.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.audit.AuditEntry;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxyTest {
    @TempDir
    Path home;

    private @Nullable TestConsole console;

    private TestConsole start(@Nullable String publicUrl, String... trusted) {
        TestConsole started = TestConsole.start(
                home,
                settings -> new WebSettings(
                        settings.bind(),
                        settings.port(),
                        publicUrl == null ? null : URI.create(publicUrl),
                        List.of(trusted),
                        settings.templates(),
                        settings.zone()));
        console = started;
        return started.withUsers();
    }

    @AfterEach
    void stop() {
        if (console != null) {
            console.close();
        }
    }

    @Test
    void theAddressOfTheClientIsTakenFromATrustedProxyOnly() {
        TestConsole open = start(null);
        open.browser().post("/sign-in", Map.of("name", "x", "password", "y"), "X-Forwarded-For", "203.0.113.9");

        assertThat(whereFrom(open)).isEqualTo("from 127.0.0.1");
    }

    @Test
    void theClientIsTheLastAddressThatIsNoProxyOfOurs() {
        TestConsole behind = start(null, "127.0.0.0/8", "10.1.0.0/16", "2001:db8::/32");
        Map<String, String> form = Map.of("name", "x", "password", "y");

        behind.browser().post("/sign-in", form, "X-Forwarded-For", "198.51.100.1, 203.0.113.9, 10.1.2.3");
        assertThat(whereFrom(behind)).isEqualTo("from 203.0.113.9");
        behind.browser().post("/sign-in", form, "X-Forwarded-For", "made up, 203.0.113.10:4711, [2001:db8::7]:80");
        assertThat(whereFrom(behind)).isEqualTo("from 203.0.113.10");
        behind.browser().post("/sign-in", form, "X-Forwarded-For", "203.0.113.11, unknown");
        assertThat(whereFrom(behind)).isEqualTo("from 127.0.0.1");
    }

    @Test
    void behindTlsTheCookieIsBoundToTheHostAndTheBrowserIsToldToStay() {
        TestConsole secure = start("https://belay.example.org");
        HttpResponse<String> form = secure.browser().get("/sign-in");

        assertThat(form.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(form.headers().allValues("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie).startsWith("__Host-").contains("Secure", "Path=/"))
                .isNotEmpty();
    }

    @Test
    void aTrustedProxySaysThatTheBrowserSpeaksTls() {
        TestConsole behind = start(null, "127.0.0.1");

        assertThat(behind.browser()
                        .get("/sign-in", "X-Forwarded-Proto", "https")
                        .headers()
                        .allValues("Set-Cookie"))
                .allMatch(cookie -> cookie.startsWith("__Host-"));
        assertThat(behind.browser().get("/sign-in").headers().allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.contains("Secure"));
    }

    @Test
    void nobodyElseCanSaySo() {
        TestConsole open = start(null);

        HttpResponse<String> answer = open.browser().get("/sign-in", "X-Forwarded-Proto", "https");

        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void aFormIsTakenFromTheAddressUnderWhichBrowsersKnowTheConsole() {
        TestConsole behind = start("http://belay.example.org");
        Browser browser = behind.browser();
        Map<String, String> form = Map.of("name", "viewer", "password", TestConsole.PASSWORD);

        assertThat(browser.post("/sign-in", form, "Origin", "http://other.example.org")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/sign-in", form, "Origin", "http://belay.example.org")
                        .statusCode())
                .isEqualTo(303);
    }

    private static String whereFrom(TestConsole console) {
        AuditEntry newest = console.audit.newest("sign-in", 1).getFirst();
        return newest.detail();
    }
}
