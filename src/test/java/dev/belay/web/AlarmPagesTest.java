package dev.belay.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.access.Role;
import dev.belay.audit.AuditEntry.Outcome;
import dev.belay.testing.fakes.TestAlarms;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlarmPagesTest extends ConsoleTest {
    @Test
    void whatIsWrongIsShownToEverybodyOnItsPageAndOnTheOverview() {
        console.watched.see(TestAlarms.ledger(console.clock.instant().minus(Duration.ofHours(27)), null));
        console.alarms.look();
        Browser viewer = console.signedIn(Role.VIEWER);

        assertThat(viewer.get("/alarms").body())
                .contains("1 thing is wrong.", "ledger: no good backup since", "Take a backup now.", "waiting")
                .doesNotContain("/alarms/test", "https://secret", "https://heart");
        assertThat(viewer.get("/").body()).contains("ledger: no good backup since", "href=\"/alarms\"");
    }

    @Test
    void anOperatorSendsATestAndSeesThatItArrived() {
        Browser operator = console.signedIn(Role.OPERATOR);

        HttpResponse<String> answer = operator.post("/alarms/test", Map.of("route", "chat"));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(console.watched.sent()).hasSize(1);
        assertThat(console.outcomes("alarm.test")).containsExactly(Outcome.INTENT, Outcome.DONE);
        assertThat(operator.get("/alarms").body()).contains("The test message was sent.", "arrived");
    }

    @Test
    void aTestThatDoesNotArriveIsToldWithItsReason() {
        console.watched.fail("chat", "the server refused the message with status 404");
        Browser operator = console.signedIn(Role.OPERATOR);
        operator.post("/alarms/test", Map.of("route", "chat"));

        assertThat(operator.get("/alarms").body())
                .contains("does not arrive", "The server refused the message with status 404.");
    }

    @Test
    void aRouteThatIsNotThereIsRefused() {
        HttpResponse<String> answer = console.signedIn(Role.OPERATOR).post("/alarms/test", Map.of("route", "none"));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is no route none.");
    }
}
