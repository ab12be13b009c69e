package dev.belay.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.access.Role;
import dev.belay.access.Scope;
import dev.belay.web.http.SecurityHeaders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorAnswersTest extends ConsoleTest {
    private static final String CANARY = "canary-4711";

    @Test
    void aBugTellsAPersonItsIdAndNothingElse() {
        Browser admin = console.signedIn(Role.ADMIN);
        console.databases.breakWith(new IllegalStateException("password=" + CANARY));

        HttpResponse<String> answer = admin.get("/backups");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(answer.body())
                .containsPattern("known in its log as [0-9a-f]{10}")
                .doesNotContain(CANARY, "IllegalStateException", "at dev.belay", ".java");
    }

    @Test
    void aBugTellsAProgramItsIdAndNothingElse() {
        Program reader = new Program(console.browser(), console.token(Scope.READ));
        console.databases.breakWith(new IllegalStateException("password=" + CANARY));

        HttpResponse<String> answer = reader.get("/api/v1/backups");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(Program.json(answer).path("id").asText()).matches("[0-9a-f]{10}");
        assertThat(answer.body()).doesNotContain(CANARY, "IllegalStateException", ".java");
    }

    @Test
    void anErrorOfTheVirtualMachineIsABugToo() {
        Browser admin = console.signedIn(Role.ADMIN);
        console.databases.breakWith(new StackOverflowError(CANARY));

        HttpResponse<String> answer = admin.get("/backups");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain(CANARY, "StackOverflowError", ".java");
        SecurityHeaders.ALWAYS.forEach((name, value) ->
                assertThat(answer.headers().firstValue(name)).as(name).contains(value));
    }

    @Test
    void aPageThatIsNotThereIsAPage() {
        HttpResponse<String> answer = console.browser().get("/no/such/page");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
    }

    @Test
    void aMethodThatAnAddressDoesNotTakeIsRefused() {
        assertThat(console.browser().send("PUT", "/backups", "").statusCode()).isEqualTo(405);
        assertThat(console.browser().send("TRACE", "/", "").statusCode()).isIn(404, 405, 501);
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        Browser admin = console.signedIn(Role.ADMIN);

        HttpResponse<String> answer = admin.post("/backups", Map.of("label", "x".repeat(100_000)));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(console.journal.recent(1)).isEmpty();
    }

    @Test
    void aFormThatIsNoFormIsRefused() {
        Browser admin = console.signedIn(Role.ADMIN);

        assertThat(admin.send("POST", "/backups", "{\"csrf\":\"x\"}", "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "GET /%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /static/..%2fopenapi.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "nonsense\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\n\r\n"
            })
    void aRequestThatIsBrokenIsToldNothingOfTheServer(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), console.server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.setSoTimeout(20_000);
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer)
                    .matches("(?s)HTTP/1.1 (4|505).*")
                    .doesNotContainIgnoringCase("jetty", "javalin", "Exception");
        }
    }

    @Test
    void headersThatAreTooLargeAreRefused() {
        assertThat(console.browser()
                        .get("/healthz", "X-Long", "x".repeat(20_000))
                        .statusCode())
                .isEqualTo(431);
    }
}
