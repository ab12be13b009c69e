package dev.belay.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.access.Role;
import dev.belay.audit.AuditEntry.Outcome;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest extends ConsoleTest {
    @Test
    void aWrongPasswordAndAnUnknownNameAreRefusedInTheSameWords() {
        HttpResponse<String> wrong = console.browser().signIn("admin", "wrong password");
        HttpResponse<String> unknown = console.browser().signIn("nobody", "wrong password");

        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(unknown.statusCode()).isEqualTo(403);
        assertThat(wrong.body())
                .containsIgnoringCase("the name or the password is wrong")
                .doesNotContain("wrong password\"");
        assertThat(unknown.body()).containsIgnoringCase("the name or the password is wrong");
        assertThat(console.outcomes("sign-in")).containsExactly(Outcome.REFUSED, Outcome.REFUSED);
    }

    @Test
    void guessingIsSlowedDownAndTheAnswerSaysHowLongToWait() {
        for (int guess = 0; guess < 5; guess++) {
            assertThat(console.browser()
                            .signIn("admin", "guess number " + guess)
                            .statusCode())
                    .isEqualTo(403);
        }

        HttpResponse<String> slowed = console.browser().signIn("admin", TestConsole.PASSWORD);
        assertThat(slowed.statusCode()).isEqualTo(429);
        assertThat(slowed.headers().firstValue("Retry-After")).contains("1");

        console.clock.advance(Duration.ofSeconds(1));
        assertThat(console.browser().signIn("admin", TestConsole.PASSWORD).statusCode())
                .isEqualTo(303);
    }

    @Test
    void signingInLeadsToWhereTheVisitorWanted() {
        HttpResponse<String> sent = console.browser().get("/backups");
        assertThat(sent.headers().firstValue("Location")).contains("/sign-in?next=%2Fbackups");

        HttpResponse<String> answer = console.browser()
                .post("/sign-in", Map.of("name", "viewer", "password", TestConsole.PASSWORD, "next", "/backups"));
        assertThat(answer.headers().firstValue("Location")).contains("/backups");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "//evil.example",
                "/\\evil.example",
                "/%0d%0aSet-Cookie:x",
                "javascript:alert(1)",
                "/a\r\nSet-Cookie: x=y"
            })
    void signingInLeadsNowhereElse(String next) {
        HttpResponse<String> answer = console.browser()
                .post("/sign-in", Map.of("name", "viewer", "password", TestConsole.PASSWORD, "next", next));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).startsWith("/").doesNotContain("evil", "\r", "\n"));
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("x="));
    }

    @Test
    void theFormOfAnotherBrowserIsNotTaken() {
        String stolen = console.browser().token();
        Browser other = console.browser();
        other.token();

        HttpResponse<String> answer =
                other.postBare("/sign-in", Map.of("name", "admin", "password", TestConsole.PASSWORD, "csrf", stolen));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(other.signedIn()).isFalse();
    }

    @Test
    void aLanguageIsRememberedBeforeAndAfterSigningIn() {
        Browser browser = console.browser();

        HttpResponse<String> answer = browser.post("/language", Map.of("language", "ko", "next", "/sign-in"));
        assertThat(answer.headers().firstValue("Location")).contains("/sign-in");
        browser.signIn("viewer", TestConsole.PASSWORD);
        browser.post("/language", Map.of("language", "xx", "next", "/"));

        assertThat(browser.cookie("belay-language")).contains("ko");
    }

    @Test
    void whoIsSignedInIsNotAskedAgain() {
        assertThat(console.signedIn(Role.VIEWER)
                        .get("/sign-in?next=%2Fbackups")
                        .headers()
                        .firstValue("Location"))
                .contains("/backups");
    }
}
