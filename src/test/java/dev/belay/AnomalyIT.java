package dev.belay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.audit.AuditEntry;
import dev.belay.backup.BackupCatalogue;
import dev.belay.backup.BackupRequest;
import dev.belay.backup.BackupResult;
import dev.belay.base.Actor;
import dev.belay.cli.Console;
import dev.belay.testing.HttpReceiver;
import dev.belay.testing.HttpReceiver.Request;
import dev.belay.testing.PostgresExtension;
import dev.belay.testing.TestDatabase;
import dev.belay.vault.Anomaly;
import dev.belay.vault.Anomaly.ExtensionChanged;
import dev.belay.vault.Anomaly.Grade;
import dev.belay.vault.Anomaly.TableEmptied;
import dev.belay.vault.Anomaly.TableMissing;
import dev.belay.vault.BackupId;
import dev.belay.vault.Manifest;
import dev.belay.vault.StoredBackup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A table is emptied in a real database, the next backup shows it, and people are told until one says that it is right. */
@ExtendWith(PostgresExtension.class)
class AnomalyIT {
    private static final Actor MINJI = new Actor("minji", Actor.Channel.CONSOLE);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final HttpReceiver receiver = HttpReceiver.start();

    @BeforeEach
    void configure() throws IOException {
        Files.writeString(folder.resolve("belay.yml"), """
                version: 1
                databases:
                  - { name: ledger, url: "${DATABASE_URL}" }
                backup: { exclude_table_data: ["public.session"] }
                anomalies: { ignore: ["public.queue"] }
                notify:
                  overdue: 1h
                  heartbeat: "${HEARTBEAT_URL}"
                  routes:
                    - { type: webhook, url: "${WEBHOOK_URL}", secret: "secret" }
                """);
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    private Belay guarding(TestDatabase database) {
        database.execute(
                "CREATE TABLE income (id int, memo text)",
                "CREATE TABLE expense (id int)",
                "CREATE TABLE session (id int)",
                "CREATE TABLE queue (id int)",
                "INSERT INTO income SELECT n, md5(n::text) FROM generate_series(1, 414) n",
                "INSERT INTO expense SELECT generate_series(1, 110)",
                "INSERT INTO session SELECT generate_series(1, 50)",
                "INSERT INTO queue SELECT generate_series(1, 50)");
        return TestHome.guarding(database, folder)
                .with("BELAY_PORT", "0")
                .with("WEBHOOK_URL", receiver.address("/hook").toString())
                .with("HEARTBEAT_URL", receiver.address("/beat").toString())
                .belay();
    }

    private static StoredBackup backUp(Belay belay) {
        BackupResult result = belay.backups().take(BackupRequest.manual("ledger"), MINJI, _ -> {});
        assertThat(result).isInstanceOf(BackupResult.Good.class);
        return again(belay, ((BackupResult.Good) result).manifest().id());
    }

    private static StoredBackup again(Belay belay, BackupId id) {
        return belay.folder().find(id).orElseThrow();
    }

    private static Manifest manifest(StoredBackup backup) {
        return BackupCatalogue.manifest(backup).orElseThrow();
    }

    @Test
    void aTableThatWasEmptiedIsFoundToldAndForgivenOnceSomebodySaysThatItIsRight(TestDatabase database)
            throws IOException {
        try (Belay belay = guarding(database);
                Console _ = belay.serve()) {
            StoredBackup first = backUp(belay);
            assertThat(manifest(first).anomalies()).isNull();
            receiver.await(AnomalyIT::beats);
            database.execute("DELETE FROM income", "DELETE FROM session", "DELETE FROM queue");

            StoredBackup second = backUp(belay);

            assertOnlyIncomeStandsOut(manifest(second));
            assertThat(BackupCatalogue.good(second)).isTrue();
            assertThat(BackupCatalogue.counts(second)).isFalse();
            assertTold(second);
            assertThat(receiver.received().stream().filter(AnomalyIT::beats))
                    .as("no sign of life for what does not count")
                    .hasSize(1);

            BackupCatalogue catalogue = new BackupCatalogue(belay.folder(), belay.audit());
            catalogue.accept(
                    second, "the year was archived", MINJI, Clock.systemUTC().instant());

            assertThat(BackupCatalogue.counts(again(belay, second.id()))).isTrue();
            receiver.await(hook("damaged", "over"));
            receiver.await(2, AnomalyIT::beats);
            assertNothingStandsOutAfter(second, backUp(belay));
            assertThat(belay.audit().newest("backup.accept", 10))
                    .extracting(AuditEntry::detail)
                    .containsOnly("the year was archived");
        }
        assertThat(receiver.received().stream().filter(hook("damaged", "raised")))
                .as("one message per trouble")
                .hasSize(1);
    }

    private static void assertOnlyIncomeStandsOut(Manifest manifest) {
        assertThat(manifest.findings())
                .contains(new TableEmptied(Grade.SUSPICIOUS, "public.income", 414, 0))
                .extracting(Anomaly::sentence)
                .noneMatch(sentence -> sentence.contains("session"))
                .noneMatch(sentence -> sentence.contains("queue"))
                .noneMatch(sentence -> sentence.contains("expense"));
    }

    private static void assertNothingStandsOutAfter(StoredBackup accepted, StoredBackup next) {
        assertThat(Objects.requireNonNull(manifest(next).anomalies()).baseline())
                .isEqualTo(accepted.id().value());
        assertThat(manifest(next).findings()).isEmpty();
        assertThat(BackupCatalogue.counts(next)).isTrue();
    }

    private void assertTold(StoredBackup wrong) throws IOException {
        JsonNode told = JSON.readTree(receiver.await(hook("damaged", "raised")).body());
        assertThat(told.path("title").asText()).contains(wrong.id().value(), "looks wrong and does not count");
        assertThat(told.path("severity").asText()).isEqualTo("critical");
        assertThat(told.path("text").asText()).contains("The table public.income is empty (rows before: 414)");
    }

    @Test
    void aTableAndAnExtensionThatCameAndWentAreTold(TestDatabase database) {
        try (Belay belay = guarding(database)) {
            database.execute("CREATE EXTENSION IF NOT EXISTS citext", "CREATE TABLE tiny (id int)");
            backUp(belay);
            database.execute("DROP TABLE tiny", "DROP TABLE expense", "DROP EXTENSION citext");

            Manifest second = manifest(backUp(belay));

            assertThat(second.findings())
                    .containsOnlyOnce(new TableMissing(Grade.SUSPICIOUS, "public.expense", 110))
                    .containsOnlyOnce(new TableMissing(Grade.WARNING, "public.tiny", 0))
                    .anySatisfy(found -> assertThat(found).isInstanceOfSatisfying(ExtensionChanged.class, changed -> {
                        assertThat(changed.extension()).isEqualTo("citext");
                        assertThat(changed.after()).isNull();
                    }));
            assertThat(second.suspicious()).isTrue();
        }
    }

    private static boolean beats(Request request) {
        return request.path().equals("/beat");
    }

    private static Predicate<Request> hook(String event, String state) {
        return request -> request.path().equals("/hook")
                && request.body().contains("\"event\":\"" + event + "\"")
                && request.body().contains("\"state\":\"" + state + "\"");
    }
}
