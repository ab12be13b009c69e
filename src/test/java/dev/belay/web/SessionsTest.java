package dev.belay.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.access.Role;
import dev.belay.base.Actor;
import dev.belay.vault.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionsTest extends ConsoleTest {
    private static final Duration ALMOST_IDLE = Duration.ofMinutes(29);

    @Test
    void theCookieIsOutOfReachOfScriptsAndOtherSites() {
        HttpResponse<String> answer = console.browser().signIn("viewer", TestConsole.PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("belay=")
                        .contains("Path=/", "HttpOnly", "SameSite=Strict")
                        .doesNotContain("Secure", "Domain", "Max-Age", "Expires"));
    }

    @Test
    void aSessionIdThatSomebodyPlantedIsNotTheOneOfTheSession() {
        Browser victim = console.browser();
        victim.setCookie("belay", "planted");
        Browser attacker = console.browser();
        attacker.setCookie("belay", "planted");

        HttpResponse<String> form = victim.get("/sign-in");
        assertThat(form.statusCode()).isEqualTo(200);
        victim.signIn("viewer", TestConsole.PASSWORD);

        assertThat(victim.cookie("belay")).isPresent().get().isNotEqualTo("planted");
        assertThat(victim.get("/audit").statusCode()).isEqualTo(200);
        assertThat(attacker.get("/audit").statusCode()).isEqualTo(303);
    }

    @Test
    void signingInAgainEndsTheSessionBefore() {
        Browser browser = console.signedIn(Role.VIEWER);
        Browser copy = console.browser();
        copy.setCookie("belay", browser.cookie("belay").orElseThrow());

        browser.signIn("admin", TestConsole.PASSWORD);

        assertThat(copy.get("/audit").statusCode()).isEqualTo(303);
        assertThat(browser.get("/audit").statusCode()).isEqualTo(200);
    }

    @Test
    void thePasswordGivenAgainGivesTheSessionANewId() {
        Manifest backup = console.backup();
        Browser browser = console.signedIn(Role.ADMIN);
        Browser copy = console.browser();
        copy.setCookie("belay", browser.cookie("belay").orElseThrow());

        browser.post("/backups/" + backup.id() + "/download", Map.of("password", TestConsole.PASSWORD));

        assertThat(copy.get("/audit").statusCode()).isEqualTo(303);
        assertThat(browser.get("/audit").statusCode()).isEqualTo(200);
    }

    @Test
    void aSessionEndsWhenNobodyUsesIt() {
        Browser browser = console.signedIn(Role.VIEWER);

        console.clock.advance(ALMOST_IDLE);
        assertThat(browser.get("/audit").statusCode()).isEqualTo(200);
        console.clock.advance(ALMOST_IDLE);
        assertThat(browser.get("/audit").statusCode()).isEqualTo(200);
        console.clock.advance(Duration.ofMinutes(31));
        assertThat(browser.get("/audit").statusCode()).isEqualTo(303);
    }

    @Test
    void aPageThatIsLeftOpenDoesNotKeepItsSessionAlive() throws IOException {
        Browser browser = console.signedIn(Role.VIEWER);

        console.clock.advance(ALMOST_IDLE);
        try (InputStream stream = browser.open("/events").body()) {
            assertThat(stream.read()).isPositive();
        }
        console.clock.advance(Duration.ofMinutes(2));

        assertThat(browser.get("/events").statusCode()).isEqualTo(401);
        assertThat(browser.get("/audit").statusCode()).isEqualTo(303);
    }

    @Test
    void aSessionEndsAfterTwelveHoursHoweverMuchItIsUsed() {
        Browser browser = console.signedIn(Role.VIEWER);

        for (int minutes = 0; minutes < 12 * 60 - 29; minutes += 29) {
            assertThat(browser.get("/audit").statusCode())
                    .as("after %d minutes", minutes)
                    .isEqualTo(200);
            console.clock.advance(ALMOST_IDLE);
        }
        console.clock.advance(ALMOST_IDLE);

        assertThat(browser.get("/audit").statusCode()).isEqualTo(303);
    }

    @Test
    void signingOutEndsTheSessionOnTheServer() {
        Browser browser = console.signedIn(Role.VIEWER);
        Browser copy = console.browser();
        copy.setCookie("belay", browser.cookie("belay").orElseThrow());

        HttpResponse<String> answer = browser.post("/sign-out", Map.of());

        assertThat(answer.headers().firstValue("Location")).contains("/sign-in");
        assertThat(browser.signedIn()).isFalse();
        assertThat(copy.get("/audit").statusCode()).isEqualTo(303);
    }

    @Test
    void anotherRoleIsInForceAtTheNextRequest() {
        Browser browser = console.signedIn(Role.OPERATOR);
        assertThat(browser.post("/backups/none/verify", Map.of()).statusCode()).isEqualTo(404);

        console.users.role(Actor.belay(), "operator", Role.VIEWER);

        assertThat(browser.post("/backups/none/verify", Map.of()).statusCode()).isEqualTo(403);
    }

    @Test
    void aUserWhoIsDisabledIsOutAtOnce() {
        Browser browser = console.signedIn(Role.VIEWER);

        console.users.disable(Actor.belay(), "viewer");

        assertThat(browser.get("/audit").statusCode()).isEqualTo(303);
    }
}
