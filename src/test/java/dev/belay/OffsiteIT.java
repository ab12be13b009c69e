package dev.belay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.belay.cli.Console;
import dev.belay.cli.Desk;
import dev.belay.operation.CancelSignal;
import dev.belay.testing.HttpReceiver;
import dev.belay.testing.HttpReceiver.Request;
import dev.belay.testing.PostgresServer;
import dev.belay.testing.TestDatabase;
import dev.belay.testing.TestPrograms;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Copies elsewhere in the whole product: real backups, a real folder elsewhere, a console that is killed. */
@Timeout(300)
class OffsiteIT {
    private static final String SLOW = ", bandwidth: [ { limit: 400kB } ]";

    @TempDir
    private Path folder;

    private final PostgresServer server = PostgresServer.start(TestPrograms.newest());
    private final TestDatabase database = server.freshDatabase("ledger");
    private TestHome home;
    private Path nas;

    @BeforeEach
    void configure() throws IOException {
        database.execute(
                "CREATE TABLE entry (id bigserial PRIMARY KEY, note text NOT NULL)",
                "INSERT INTO entry (note) SELECT (SELECT string_agg(md5(n * 40 + m || ''), '')"
                        + " FROM generate_series(1, 32) m) FROM generate_series(1, 5000) n");
        home = TestHome.guarding(database, folder)
                .with("BELAY_PORT", "0")
                .with("BELAY_CONFIG", folder.resolve("belay.yml").toString());
        nas = Files.createDirectory(folder.resolve("nas"));
        settings("");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void settings(String ofStore, String... more) throws IOException {
        Files.writeString(
                folder.resolve("belay.yml"),
                "offsite: [ { name: nas, type: folder, path: " + nas + ofStore + " } ]\n" + String.join("\n", more));
    }

    @Test
    void aConsoleBringsEachBackupElsewhereAndProvesIt() throws IOException {
        try (Belay belay = home.belay();
                Console _ = belay.serve()) {
            String backup = home.backup();
            await(() -> state(backup).equals("proven"));

            assertThat(names(nas)).containsExactlyInAnyOrder(backup + ".sql.zst", backup + ".json", "README.txt");
            assertThat(file(nas, backup + ".sql.zst"))
                    .hasSameBinaryContentAs(file(folder.resolve("backups"), backup + ".sql.zst"));
            assertThat(copy(backup).path("path").asText()).endsWith("/" + backup + ".sql.zst");
        }
    }

    @Test
    void aKilledUploadGoesOnWhereItWasAndThereIsOneFile() throws Exception {
        settings(SLOW);
        String backup = home.backup();
        Object begun;
        try (KilledBelay console = KilledBelay.start(home, Stop.NEVER, "serve")) {
            await(() -> copy(backup).path("percent").asInt() > 20);
            console.kill();
            begun = Files.getAttribute(file(nas, backup + ".sql.zst.partial"), "unix:ino");
        }
        assertThat(state(backup)).isEqualTo("uploading");
        assertThat(names(nas)).containsExactly(backup + ".sql.zst.partial");

        settings("");
        try (Belay belay = home.belay();
                Console _ = belay.serve()) {
            await(() -> state(backup).equals("proven"));
        }

        assertThat(names(nas)).containsExactlyInAnyOrder(backup + ".sql.zst", backup + ".json", "README.txt");
        assertThat(Files.getAttribute(file(nas, backup + ".sql.zst"), "unix:ino"))
                .as("the file that was begun")
                .isEqualTo(begun);
        assertThat(TestHome.filesUnder(folder.resolve("home/uploads"))).isEmpty();
    }

    @Test
    void aDamagedFileIsMendedFromItsCopy() throws IOException {
        String backup = waited();
        Path here = file(folder.resolve("backups"), backup + ".sql.zst");
        byte[] whole = Files.readAllBytes(here);
        flip(here);
        assertThat(home.run("verify", backup).code()).isEqualTo(3);

        try (Belay belay = home.belay();
                Console _ = belay.serve()) {
            await(() -> home.run("verify", backup).code() == 0);
        }

        assertThat(here).hasBinaryContent(whole);
    }

    @Test
    void retentionWaitsForAProvenCopy() throws IOException {
        String password = home.admin().toString();
        settings("", "retention: { last: 1, floor: 1, require_offsite: true }");
        String first = home.backup();
        String second = home.backup();
        home.done("prune", "--apply", "--password-file", password);
        assertThat(backups()).containsExactly(second, first);

        home.done("offsite", "send");
        home.done("prune", "--apply", "--password-file", password);

        assertThat(backups()).containsExactly(second);
        assertThat(names(nas)).as("its copy stays").contains(first + ".sql.zst", second + ".sql.zst");
    }

    @Test
    void theBackupOfAClosedPeriodCanWaitForItsCopy() {
        JsonNode closed = home.done("backup", "--reason", "close", "--period", "2026-W07", "--wait-offsite", "--json")
                .document();

        assertThat(closed.path("copies").findValuesAsText("state")).containsExactly("proven");
    }

    @Test
    void whatSomebodyTookAwayOrStoppedIsTold() throws IOException {
        try (HttpReceiver receiver = HttpReceiver.start()) {
            home = home.with("WEBHOOK_URL", receiver.address("/hook").toString());
            settings("", """
                    notify:
                      overdue: 10s
                      routes:
                        - { type: webhook, url: "${WEBHOOK_URL}", secret: s, events: [offsite] }
                    """);
            String backup = waited();
            Files.delete(file(nas, backup + ".sql.zst"));
            assertThat(home.run("offsite", "reconcile").code()).isEqualTo(9);

            try (Belay belay = home.belay();
                    Console _ = belay.serve()) {
                receiver.await(told("raised", "copies are missing in nas", backup));
                home.done("offsite", "send", backup);
                receiver.await(told("over", "no copy is missing in nas any more"));
            }
        }
    }

    @Test
    void theDoctorAsksEachStore() throws IOException {
        Desk.Run well = home.done("doctor");
        assertThat(well.out()).contains("store nas: a byte was written", "encryption: copies are not encrypted");

        Files.delete(nas);
        Desk.Run gone = home.run("doctor");

        assertThat(gone.code()).isEqualTo(9);
        assertThat(gone.out()).contains("FAIL  store nas: ");
    }

    /** Takes a backup whose copy is proven; returns its id. */
    private String waited() {
        return home.done("backup", "--wait-offsite", "--json")
                .document()
                .path("id")
                .asText();
    }

    private JsonNode listed() {
        return home.done("backups", "--json").document().path("backups");
    }

    private List<String> backups() {
        return listed().findValuesAsText("id");
    }

    private JsonNode copy(String backup) {
        return listed().valueStream()
                .filter(each -> each.path("id").asText().equals(backup))
                .findFirst()
                .orElseThrow()
                .path("copies")
                .path(0);
    }

    private String state(String backup) {
        return copy(backup).path("state").asText();
    }

    private static void await(BooleanSupplier condition) {
        CancelSignal never = new CancelSignal();
        while (!condition.getAsBoolean()) {
            never.await(Duration.ofMillis(200));
        }
    }

    private static Path file(Path parent, String name) throws IOException {
        return TestHome.filesUnder(parent).stream()
                .filter(each -> each.endsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(Path parent) throws IOException {
        return TestHome.filesUnder(parent).stream()
                .map(each -> String.valueOf(each.getFileName()))
                .toList();
    }

    private static void flip(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            long middle = channel.size() / 2;
            channel.read(one, middle);
            one.put(0, (byte) ~one.get(0)).rewind();
            channel.write(one, middle);
        }
    }

    private static Predicate<Request> told(String state, String... words) {
        return request -> request.body().contains("\"event\":\"offsite\"")
                && request.body().contains("\"state\":\"" + state + "\"")
                && Stream.of(words).allMatch(request.body()::contains);
    }
}
