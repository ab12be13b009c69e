package dev.belay.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.access.Role;
import dev.belay.access.Scope;
import dev.belay.base.Actor;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationId;
import dev.belay.operation.OperationKind;
import dev.belay.operation.Progress;
import dev.belay.vault.Manifest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventsTest extends ConsoleTest {
    private static final Actor SHELL = new Actor("root", Actor.Channel.SHELL);

    @Test
    void aProgramFollowsABackupToItsEnd() throws IOException {
        console.databases.hold();
        Program ci = new Program(console.browser(), console.token(Scope.BACKUP));
        String job = Program.json(ci.post("/api/v1/backups", "")).path("id").asText();

        try (Events events = new Events(ci.follow("/api/v1/jobs/" + job + "/events"))) {
            Event first = events.next();
            assertThat(first.name()).isEqualTo("update");
            assertThat(Program.json(first.data()).path("state").asText()).isEqualTo("running");

            console.databases.release();

            Event last = events.until("end");
            assertThat(Program.json(last.data()).path("state").asText()).isEqualTo("verified");
            assertThat(events.ended()).isTrue();
        }
    }

    @Test
    void aBackupThatAnotherProcessTakesIsToldAsWell() throws IOException {
        OperationId id = new OperationId("elsewhere1");
        console.journal.open(
                new Operation(
                        id,
                        OperationKind.BACKUP,
                        "ledger",
                        "DUMPING",
                        SHELL,
                        console.clock.instant(),
                        Map.of(),
                        null,
                        null),
                "");
        Program reader = new Program(console.browser(), console.token(Scope.READ));

        try (Events events = new Events(reader.follow("/api/v1/jobs/" + id + "/events"))) {
            assertThat(Program.json(events.next().data()).has("progress")).isFalse();

            console.journal.progress(id, new Progress(3, 9, 1000, 50, 100, Duration.ofSeconds(5), "public.income"));

            assertThat(Program.json(events.next().data())
                            .path("progress")
                            .path("percent")
                            .asInt())
                    .isEqualTo(50);
        } finally {
            console.journal.end(id, console.clock.instant());
        }
    }

    @Test
    void aPageIsTurnedWhenItsBackupIsOver() throws IOException {
        console.databases.hold();
        Browser browser = console.signedIn(Role.OPERATOR);
        browser.post("/backups", Map.of());
        OperationId job = console.journal.running().getFirst().id();

        try (Events events = new Events(browser.open("/jobs/" + job + "/events"))) {
            assertThat(events.next().name()).isEqualTo("update");
            console.databases.release();
            assertThat(events.until("turn").data()).isNotEmpty();
            assertThat(events.ended()).isTrue();
        }
    }

    @Test
    void aPageIsTurnedWhenItsRestoreLeavesThePhaseThatItShows() throws IOException {
        Manifest backup = console.backup();
        OperationId restore = console.restores.open(
                console.restores.preview("ledger", backup.id().value()), SHELL);
        Browser viewer = console.signedIn(Role.VIEWER);

        try (Events events = new Events(viewer.open("/restores/" + restore + "/events"))) {
            assertThat(events.next().name()).isEqualTo("update");
            console.restores.cancel(restore, SHELL);
            assertThat(events.until("turn").name()).isEqualTo("turn");
        }
        try (Events late = new Events(viewer.open("/restores/" + restore + "/events?phase=COOLING"))) {
            assertThat(late.next().name()).isEqualTo("turn");
        }
    }

    @Test
    void aCountdownThatBeganElsewhereAppearsOnEveryPage() throws IOException {
        Browser viewer = console.signedIn(Role.VIEWER);
        Manifest backup = console.backup();

        try (Events events = new Events(viewer.open("/events"))) {
            String before = events.next().data();

            OperationId restore = console.restores.open(
                    console.restores.preview("ledger", backup.id().value()), SHELL);
            console.confirm(restore);

            Event banner = events.next();
            assertThat(banner.name()).isEqualTo("update");
            assertThat(banner.data()).isNotEqualTo(before).contains("/restores/" + restore + "/cancel");
            console.restores.cancel(restore, SHELL);
        }
    }

    @Test
    void aStreamOfWhatIsNotThereIsAnAnswerWithAStatus() {
        assertThat(console.signedIn(Role.VIEWER).get("/jobs/nothing1/events").statusCode())
                .isEqualTo(404);
    }

    /** One event. */
    private record Event(String name, String data) {}

    /** Reads a stream as a browser does. */
    private static final class Events implements AutoCloseable {
        private final BufferedReader lines;

        Events(HttpResponse<InputStream> response) {
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        }

        Event next() throws IOException {
            String name = "message";
            StringBuilder data = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    name = line.substring("event: ".length());
                } else if (line.startsWith("data: ")) {
                    data.append(line.substring("data: ".length())).append('\n');
                } else if (line.isEmpty() && !data.isEmpty()) {
                    return new Event(name, data.toString());
                }
            }
            throw new AssertionError("the stream ended");
        }

        Event until(String name) throws IOException {
            Event event = next();
            while (!event.name().equals(name)) {
                event = next();
            }
            return event;
        }

        boolean ended() throws IOException {
            return lines.readLine() == null;
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
