package dev.belay.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.access.Role;
import dev.belay.audit.AuditEntry.Outcome;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupTest {
    private static final String PASSWORD = TestConsole.PASSWORD;

    @TempDir
    Path home;

    private TestConsole console;

    @BeforeEach
    void start() {
        console = TestConsole.start(home);
    }

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void theLinkMakesTheFirstAdminOnce() {
        String token = console.setupLink.issue().orElseThrow().reveal();
        assertThat(console.browser().get("/setup?token=" + token).statusCode()).isEqualTo(200);

        HttpResponse<String> made = redeem(token, PASSWORD);

        assertThat(made.statusCode()).isEqualTo(303);
        assertThat(made.headers().firstValue("Location")).contains("/sign-in");
        assertThat(console.users.find("minji").orElseThrow().role()).isEqualTo(Role.ADMIN);
        assertThat(redeem(token, PASSWORD).statusCode()).isEqualTo(403);
        assertThat(console.browser().get("/setup?token=" + token).statusCode()).isEqualTo(403);
    }

    @Test
    void aLinkThatIsWrongOrTooOldMakesNobody() {
        String token = console.setupLink.issue().orElseThrow().reveal();

        assertThat(console.browser().get("/setup?token=wrong").statusCode()).isEqualTo(403);
        assertThat(console.browser().get("/setup").statusCode()).isEqualTo(403);
        assertThat(redeem("wrong", PASSWORD).statusCode()).isEqualTo(403);
        console.clock.advance(Duration.ofHours(25));
        assertThat(redeem(token, PASSWORD).statusCode()).isEqualTo(403);
        assertThat(console.users.list()).isEmpty();
    }

    @Test
    void aPasswordThatCannotBeTakenDoesNotUseTheLinkUp() {
        String token = console.setupLink.issue().orElseThrow().reveal();

        assertThat(redeem(token, "short").statusCode()).isEqualTo(400);
        assertThat(redeem(token, "x".repeat(73)).statusCode()).isEqualTo(400);
        assertThat(console.browser()
                        .post(
                                "/setup",
                                Map.of("token", token, "name", "minji", "password", PASSWORD, "repeat", "another one"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(redeem(token, PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void theDatabaseIsTestedAndTheMissingGrantsAreShown() {
        console.withUsers();
        console.databases.forgetAll();
        Browser admin = console.signedIn(Role.ADMIN);
        assertThat(admin.get("/").headers().firstValue("Location")).contains("/setup/database");

        HttpResponse<String> refused = admin.post("/setup/database", database("wrong"));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("GRANT SELECT ON ALL TABLES IN SCHEMA public TO belay;");
        assertThat(console.databaseSetup.saved()).isEmpty();

        HttpResponse<String> saved = admin.post("/setup/database", database("right"));
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(console.databaseSetup.saved())
                .singleElement()
                .satisfies(candidate -> assertThat(candidate.port()).isEqualTo(5432));
        assertThat(console.outcomes("database.save"))
                .containsExactly(Outcome.INTENT, Outcome.REFUSED, Outcome.INTENT, Outcome.DONE);
    }

    @Test
    void anAddressTakesThePlaceOfItsParts() {
        console.withUsers();
        console.databases.forgetAll();

        console.signedIn(Role.ADMIN)
                .post("/setup/database", Map.of("url", "right", "host", "another", "port", "", "password", "ignored"));

        assertThat(console.databaseSetup.saved()).singleElement().satisfies(candidate -> {
            assertThat(candidate.host()).isEqualTo("parsed");
            assertThat(candidate.password().reveal()).isEqualTo("right");
        });
    }

    @Test
    void aRefusedAddressComesBackWithoutItsPassword() {
        console.withUsers();
        console.databases.forgetAll();

        HttpResponse<String> refused =
                console.signedIn(Role.ADMIN).post("/setup/database", Map.of("url", "a secret that is wrong"));

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body())
                .contains("value=\"postgresql://parsed@parsed:5432/parsed?sslmode=require\"")
                .doesNotContain("a secret that is wrong");
    }

    @Test
    void whatCannotBeADatabaseIsRefused() {
        console.withUsers();
        console.databases.forgetAll();
        Browser admin = console.signedIn(Role.ADMIN);

        assertThat(admin.post("/setup/database", Map.of("host", "db", "port", "x"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(admin.post("/setup/database", Map.of("host", "db", "port", "5432"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void whileADatabaseIsGuardedThereIsNothingToSetUp() {
        console.withUsers();
        Browser admin = console.signedIn(Role.ADMIN);

        assertThat(admin.get("/setup/database").headers().firstValue("Location"))
                .contains("/");
        assertThat(admin.post("/setup/database", database("right")).statusCode())
                .isEqualTo(404);
        assertThat(console.databaseSetup.saved()).isEmpty();
    }

    private HttpResponse<String> redeem(String token, String password) {
        return console.browser()
                .post("/setup", Map.of("token", token, "name", "minji", "password", password, "repeat", password));
    }

    private static Map<String, String> database(String password) {
        return Map.of("host", "db", "port", "5432", "database", "ledger", "user", "belay", "password", password);
    }
}
