package dev.belay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.belay.backup.BackupRequest;
import dev.belay.backup.BackupResult;
import dev.belay.base.Actor;
import dev.belay.cli.Console;
import dev.belay.testing.HttpReceiver;
import dev.belay.testing.HttpReceiver.Request;
import dev.belay.testing.PostgresServer;
import dev.belay.testing.TestDatabase;
import dev.belay.testing.TestPrograms;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database stops, nobody looks, and people are told: with a real clock, a real server, real mail and real HTTP. */
class AlarmsIT {
    private static final String SECRET = "the-webhook's-secret";
    private static final String CANARY = "c4nary-t0ken";
    private static final Actor CRON = new Actor("cron", Actor.Channel.SHELL);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final HttpReceiver receiver = HttpReceiver.start();
    private final PostgresServer server = PostgresServer.start(TestPrograms.newest());
    private final TestDatabase database = server.freshDatabase("ledger");

    @BeforeEach
    void listen() throws IOException {
        mail.start();
        mail.setUser("belay@example.com", "belay", "pa ss");
        database.execute("CREATE TABLE income (id int)", "INSERT INTO income VALUES (1)");
        Files.writeString(folder.resolve("belay.yml"), """
                version: 1
                app: books
                databases:
                  - { name: ledger, url: "${DATABASE_URL}", environment: production }
                notify:
                  overdue: 4s
                  heartbeat: "${HEARTBEAT_URL}"
                  routes:
                    - { type: email, to: [ops@example.com], from: belay@example.com, smtp: "${SMTP_URL}" }
                    - { type: webhook, url: "${WEBHOOK_URL}", secret: "${WEBHOOK_SECRET}" }
                """);
    }

    @AfterEach
    void stop() {
        mail.stop();
        receiver.close();
        server.close();
    }

    private TestHome home() {
        return new TestHome(
                folder,
                Map.of(
                        "DATABASE_URL",
                        database.url(),
                        "BELAY_PORT",
                        "0",
                        "BELAY_PUBLIC_URL",
                        "https://belay.example.com",
                        "HEARTBEAT_URL",
                        receiver.address("/beat/" + CANARY).toString(),
                        "WEBHOOK_URL",
                        receiver.address("/hook/" + CANARY).toString(),
                        "WEBHOOK_SECRET",
                        SECRET,
                        "SMTP_URL",
                        "smtp://belay:pa%20ss@127.0.0.1:" + mail.getSmtp().getPort()));
    }

    @Test
    void whenADatabaseStopsPeopleAreToldAndToldAgainWhenItIsOver() throws Exception {
        try (Belay belay = home().belay();
                Console _ = belay.serve()) {
            assertThat(backUp(belay)).isInstanceOf(BackupResult.Good.class);
            receiver.await(AlarmsIT::beats);
            server.crash();
            assertThat(backUp(belay)).isInstanceOf(BackupResult.Failed.class);

            Request overdue = receiver.await(hook("overdue", "raised"));
            assertSigned(overdue);
            JsonNode told = JSON.readTree(overdue.body());
            assertThat(told.path("title").asText()).startsWith("[books] ledger: no good backup since ");
            assertThat(told.path("database").asText()).isEqualTo("ledger");
            assertThat(told.path("address").asText()).isEqualTo("127.0.0.1:" + server.port());
            assertThat(told.path("link").asText()).isEqualTo("https://belay.example.com/alarms");
            assertMail("no good backup since", "What to do: Take a backup now.", "on 127.0.0.1:" + server.port());
            receiver.await(hook("failed", "raised"));
            assertMail("the last backup failed", "What to do: ");
            assertThat(received(AlarmsIT::beats)).hasSize(1);

            server.startAgain();
            assertThat(backUp(belay)).isInstanceOf(BackupResult.Good.class);

            receiver.await(2, AlarmsIT::beats);
            receiver.await(hook("overdue", "over"));
            receiver.await(hook("failed", "over"));
            assertMail("there is a good backup again", "Since: ");
            assertMail("backups work again", "Since: ");
        }
        assertThat(received(hook("failed", "raised")))
                .as("one message per trouble")
                .hasSize(1);
        assertThat(received(hook("overdue", "over"))).hasSize(1);
        assertThat(received(AlarmsIT::beats))
                .as("one sign of life per verified backup")
                .hasSize(2);
    }

    private static BackupResult backUp(Belay belay) {
        return belay.backups().take(BackupRequest.manual("ledger"), CRON, id -> {});
    }

    private List<Request> received(Predicate<Request> fits) {
        return receiver.received().stream().filter(fits).toList();
    }

    private static boolean beats(Request request) {
        return request.path().equals("/beat/" + CANARY) && request.method().equals("GET");
    }

    private static Predicate<Request> hook(String event, String state) {
        return request -> request.path().equals("/hook/" + CANARY)
                && request.body().contains("\"event\":\"" + event + "\"")
                && request.body().contains("\"state\":\"" + state + "\"");
    }

    private static void assertSigned(Request request) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signed = request.headers().get("belay-timestamp") + "." + request.body();
        assertThat(request.headers().get("belay-signature"))
                .isEqualTo("v1=" + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
    }

    private void assertMail(String subject, String... lines) throws MessagingException, IOException {
        assertThat(mail.waitForIncomingEmail(30_000, 1)).isTrue();
        for (int awaited = 2; mails(subject).isEmpty(); awaited++) {
            assertThat(mail.waitForIncomingEmail(30_000, awaited)).as(subject).isTrue();
        }
        MimeMessage found = mails(subject).getFirst();
        assertThat(found.getAllRecipients()[0]).hasToString("ops@example.com");
        assertThat(found.getContent().toString()).contains(lines).contains("https://belay.example.com/alarms");
    }

    private List<MimeMessage> mails(String subject) {
        return Arrays.stream(mail.getReceivedMessages())
                .filter(message -> subject(message).contains(subject))
                .toList();
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
