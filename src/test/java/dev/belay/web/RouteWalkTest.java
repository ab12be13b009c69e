package dev.belay.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.access.Role;
import dev.belay.access.Scope;
import dev.belay.web.Route.Method;
import dev.belay.web.http.Access;
import dev.belay.web.http.SecurityHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Walks every address of the table as everybody who could come. */
class RouteWalkTest extends ConsoleTest {

    @Test
    void theTableHoldsEveryKindOfAddress() {
        assertThat(console.server.routes())
                .hasSizeGreaterThan(35)
                .extracting(route -> route.method() + " " + route.path())
                .doesNotHaveDuplicates()
                .contains("GET /", "POST /restores/{id}/confirm", "DELETE /api/v1/jobs/{id}");
    }

    @Test
    void whoeverIsNotSignedInIsSentToTheSignInOrRefused() {
        for (Route route : console.server.routes()) {
            Answer answer = ask(console.browser(), route);

            switch (route.access()) {
                case Access.Everyone everyone ->
                    assertThat(answer.status()).as(route.path()).isNotEqualTo(401);
                case Access.AtLeast role ->
                    assertThat(answer.turnedAway()).as(route.path()).isTrue();
                case Access.Bearer scopes ->
                    assertThat(answer.status()).as(route.path()).isEqualTo(401);
            }
        }
    }

    @Test
    void everyRoleReachesWhatIsItsOwnAndNothingElse() {
        for (Role role : Role.values()) {
            for (Route route : console.server.routes()) {
                if (route.access() instanceof Access.AtLeast(Role needed)) {
                    Answer answer = ask(console.signedIn(role), route);

                    assertThat(answer.status() == 403)
                            .as("%s %s as %s gives %s", route.method(), route.path(), role, answer.status())
                            .isEqualTo(!role.atLeast(needed));
                    assertThat(answer.status()).as(route.path()).isNotEqualTo(401);
                }
            }
        }
    }

    @Test
    void aSessionOpensNoAddressThatNeedsAToken() {
        Browser admin = console.signedIn(Role.ADMIN);
        for (Route route : tokenRoutes()) {
            assertThat(ask(admin, route).status()).as(route.path()).isEqualTo(401);
        }
    }

    @Test
    void everyScopeOpensItsAddressesAndNothingElse() {
        for (Scope scope : Scope.values()) {
            String bearer = "Bearer " + console.token(scope);
            for (Route route : console.server.routes()) {
                Answer answer = ask(console.browser(), route, "Authorization", bearer);

                switch (route.access()) {
                    case Access.Bearer(Set<Scope> scopes) ->
                        assertThat(answer.status() == 403)
                                .as("%s %s with %s", route.method(), route.path(), scope)
                                .isEqualTo(!scopes.contains(scope));
                    case Access.AtLeast role ->
                        assertThat(answer.turnedAway())
                                .as("%s %s with %s", route.method(), route.path(), scope)
                                .isTrue();
                    case Access.Everyone everyone -> assertThat(answer.status()).isNotEqualTo(401);
                }
            }
        }
    }

    @Test
    void nothingIsLearntByAskingForHeadersAlone() {
        Browser admin = console.signedIn(Role.ADMIN);
        for (Route route : console.server.routes()) {
            if (route.method() == Method.GET && !(route.access() instanceof Access.Everyone)) {
                assertThat(admin.send("HEAD", path(route), "").statusCode())
                        .as(route.path())
                        .isEqualTo(405);
            }
        }
        assertThat(console.browser().send("HEAD", "/healthz", "").statusCode()).isEqualTo(200);
    }

    @Test
    void noTokenRestoresDeletesOrHandsOutABackup() {
        assertThat(tokenRoutes())
                .extracting(route -> route.method() + " " + route.path())
                .noneMatch(address -> address.contains("restore")
                        || address.contains("download")
                        || address.startsWith("DELETE /api/v1/backups"));
    }

    @Test
    void everyAnswerCarriesTheHeadersThatKeepBrowsersSafe() {
        Browser admin = console.signedIn(Role.ADMIN);
        for (Route route : console.server.routes()) {
            assertHeaders(route.path(), ask(console.browser(), route).headers());
            assertHeaders(
                    route.path(),
                    ask(route.path().equals("/sign-out") ? console.signedIn(Role.VIEWER) : admin, route)
                            .headers());
        }
        assertHeaders("unknown", console.browser().get("/no/such/page").headers());
        assertHeaders(
                "traversal",
                console.browser().get("/static/..%2f..%2fetc/passwd").headers());
    }

    @Test
    void everyChangeAsksForTheTokenOfTheForm() {
        Browser admin = console.signedIn(Role.ADMIN);
        for (Route route : console.server.routes()) {
            if (route.method() == Method.POST && !(route.access() instanceof Access.Bearer)) {
                String path = path(route);
                assertThat(admin.postBare(path, Map.of()).statusCode()).as(path).isEqualTo(403);
                assertThat(admin.postBare(path, Map.of("csrf", "guessed")).statusCode())
                        .as(path)
                        .isEqualTo(403);
                assertThat(console.browser()
                                .postBare(path, Map.of("csrf", "guessed"))
                                .statusCode())
                        .as(path)
                        .isIn(401, 403);
            }
        }
        assertThat(console.outcomes("sign-out")).isEmpty();
    }

    @Test
    void noChangeIsTakenFromAnotherSite() {
        Browser admin = console.signedIn(Role.ADMIN);
        String csrf = admin.token();
        for (Route route : console.server.routes()) {
            if (route.method() == Method.POST && !(route.access() instanceof Access.Bearer)) {
                String path = path(route);
                Map<String, String> form = Map.of("csrf", csrf);
                assertThat(admin.postBare(path, form, "Origin", "https://evil.example")
                                .statusCode())
                        .as(path)
                        .isEqualTo(403);
                assertThat(admin.postBare(path, form, "Origin", "null").statusCode())
                        .as(path)
                        .isEqualTo(403);
                assertThat(admin.postBare(path, form, "Sec-Fetch-Site", "cross-site")
                                .statusCode())
                        .as(path)
                        .isEqualTo(403);
                assertThat(admin.postBare(path, form, "Sec-Fetch-Site", "same-site")
                                .statusCode())
                        .as(path)
                        .isEqualTo(403);
            }
        }
        assertThat(console.outcomes("sign-out")).isEmpty();
    }

    private List<Route> tokenRoutes() {
        return console.server.routes().stream()
                .filter(route -> route.access() instanceof Access.Bearer)
                .toList();
    }

    private static void assertHeaders(String path, HttpHeaders headers) {
        SecurityHeaders.ALWAYS.forEach((name, value) -> {
            if (!name.equals("Cache-Control") || !path.startsWith("/static/")) {
                assertThat(headers.firstValue(name)).as("%s of %s", name, path).contains(value);
            }
        });
        assertThat(headers.firstValue("Server")).as(path).isEmpty();
    }

    private static Answer ask(Browser browser, Route route, String... headers) {
        String path = path(route);
        if (route.path().endsWith("/events")) {
            return askStream(browser, path, headers);
        }
        HttpResponse<String> response =
                switch (route.method()) {
                    case GET -> browser.get(path, headers);
                    case POST ->
                        route.forPrograms()
                                ? browser.send("POST", path, "{\"reason\":\"none\"}", headers)
                                : browser.post(path, Map.of(), headers);
                    case DELETE -> browser.send("DELETE", path, "", headers);
                };
        return new Answer(response.statusCode(), response.headers());
    }

    private static Answer askStream(Browser browser, String path, String... headers) {
        HttpResponse<InputStream> response = browser.open(path, headers);
        try (InputStream body = response.body()) {
            assertThat(body).isNotNull();
            return new Answer(response.statusCode(), response.headers());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String path(Route route) {
        return route.path().replace("{id}", "nothinghere").replace("<file>", "nothing.css");
    }

    private record Answer(int status, HttpHeaders headers) {
        boolean turnedAway() {
            String to = headers.firstValue("Location").orElse("");
            return status == 401 || (status == 303 && to.startsWith("/sign-in?next="));
        }
    }
}
