package dev.belay.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.belay.access.Scope;
import dev.belay.testing.fakes.TestAlarms;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class HealthTest extends ConsoleTest {
    @Test
    void theProcessIsAlive() {
        assertThat(console.browser().get("/healthz").body()).isEqualTo("ok\n");
    }

    @Test
    void thePartThatDoesNotAnswerIsNamed() {
        assertThat(console.browser().get("/readyz").statusCode()).isEqualTo(200);

        console.state.switchOff();
        console.clock.advance(Duration.ofSeconds(10));
        HttpResponse<String> answer = console.browser().get("/readyz");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(Program.json(answer).path("state").asText()).isEqualTo("no answer");
        assertThat(answer.body()).doesNotContain("switched off");
    }

    @Test
    void theFiguresTellTheAgeOfTheNewestGoodBackup() {
        Program monitor = new Program(console.browser(), console.token(Scope.READ));
        assertThat(monitor.get("/metrics").body()).doesNotContain("belay_newest_good_backup_age_seconds{");

        console.backup();
        console.clock.advance(Duration.ofHours(2));

        assertThat(monitor.get("/metrics").body())
                .contains(
                        "belay_build_info{version=\"1.2.3\"} 1\n",
                        "belay_backups{database=\"ledger\",state=\"good\"} 1\n",
                        "belay_newest_good_backup_age_seconds{database=\"ledger\"} 7200\n",
                        "belay_operations_running{kind=\"backup\"} 0\n",
                        "belay_operations_total{database=\"ledger\",kind=\"backup\",phase=\"done\"} 1\n",
                        "belay_newest_good_backup_timestamp_seconds{database=\"ledger\"} 1771470000\n",
                        "belay_newest_good_backup_rows{database=\"ledger\"} 524\n",
                        "belay_newest_good_backup_stored_bytes{database=\"ledger\"} ",
                        "belay_route_failures{route=\"chat\"} 0\n",
                        "jvm_memory_used_bytes{area=\"heap\"} ");
    }

    @Test
    void theFiguresTellWhatIsWrongWithEscapedLabels() {
        Program monitor = new Program(console.browser(), console.token(Scope.READ));
        console.watched.see(
                TestAlarms.named("a\"b\\c\nd", console.clock.instant().minus(Duration.ofDays(9))));
        console.alarms.look();

        assertThat(monitor.get("/metrics").body())
                .contains(
                        "belay_troubles{kind=\"overdue\",database=\"a\\\"b\\\\c\\nd\",about=\"\",severity=\"critical\"} 1\n");
    }

    @Test
    void theDescriptionOfTheApiListsItsAddressesAndNoOthers() {
        JsonNode document = Program.json(console.browser().get("/api/openapi.json"));

        List<String> described = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (!method.equals("parameters")) {
                        described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));

        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(console.server.routes().stream()
                        .filter(Route::forPrograms)
                        .map(route -> route.method() + " " + route.path())
                        .filter(address -> !address.endsWith("/openapi.json"))
                        .toList());
    }
}
