package dev.belay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.belay.cli.Console;
import dev.belay.testing.HttpReceiver;
import dev.belay.testing.HttpReceiver.Request;
import dev.belay.testing.PostgresServer;
import dev.belay.testing.TestDatabase;
import dev.belay.testing.TestPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Retention from the first question to the run by itself: real backups, a real restore, a real console and its alarms. */
@Timeout(180)
class RetentionIT {
    @TempDir
    private Path folder;

    private final HttpReceiver receiver = HttpReceiver.start();
    private final PostgresServer server = PostgresServer.start(TestPrograms.newest());
    private final TestDatabase database = server.freshDatabase("ledger");
    private TestHome home;

    @BeforeEach
    void configure() throws IOException {
        database.execute("CREATE TABLE income (id int)", "INSERT INTO income VALUES (1)");
        home = TestHome.guarding(database, folder)
                .with("WEBHOOK_URL", receiver.address("/hook").toString())
                .with("BELAY_PORT", "0");
        Files.writeString(folder.resolve("belay.yml"), """
                retention: { last: 2, floor: 1 }
                notify:
                  overdue: 10s
                  routes:
                    - { type: webhook, url: "${WEBHOOK_URL}", secret: s, events: [retention] }
                """);
    }

    @AfterEach
    void stop() {
        receiver.close();
        server.close();
    }

    @Test
    void itAsksOnceThenGoesOnByItselfAndKeepsWhatAnUndoNeeds() throws IOException {
        String password = home.admin().toString();
        String restored = home.backup();
        List<String> middle = List.of(home.backup(), home.backup());
        String last = home.backup();
        String safety = home.done("restore", restored, "--cooldown", "0s", "--json", "--password-file", password)
                .document()
                .path("safetyBackup")
                .asText();

        JsonNode shown = look();
        assertThat(shown.path("questions").path(0).asText()).isEqualTo("not-agreed");
        assertThat(shown.path("removes").findValuesAsText("id")).isEqualTo(middle);
        assertThat(reasons(shown)).containsEntry(restored, "needed").containsEntry(last, "last");

        try (Belay belay = home.belay();
                Console _ = belay.serve()) {
            receiver.await(told("raised"));
            assertThat(ids()).hasSize(5);
            home.done("prune", "--apply", "--password-file", password);
            receiver.await(told("over"));
        }
        assertThat(ids()).containsExactly(safety, last, restored);

        String next = home.backup();
        try (Belay belay = home.belay();
                Console _ = belay.serve()) {
            while (ids().contains(last)) {
                Thread.onSpinWait();
            }
        }
        assertThat(ids()).containsExactly(next, safety, restored);
        assertThat(receiver.received().stream().filter(told("raised")))
                .as("nothing was asked again")
                .hasSize(1);
    }

    private JsonNode look() {
        return home.done("prune", "--json").document().path("databases").path(0);
    }

    /** The first reason of each that stays. */
    private static Map<String, String> reasons(JsonNode shown) {
        return shown.path("keeps")
                .valueStream()
                .collect(Collectors.toMap(
                        each -> each.path("id").asText(),
                        each -> each.path("why").path(0).path("rule").asText()));
    }

    private List<String> ids() {
        return home.done("backups", "--json").document().path("backups").findValuesAsText("id");
    }

    private static Predicate<Request> told(String state) {
        return request -> request.body().contains("\"event\":\"retention\"")
                && request.body().contains("\"state\":\"" + state + "\"");
    }
}
