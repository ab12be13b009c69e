package dev.belay.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.belay.base.Secret;
import dev.belay.notify.Alarms;
import dev.belay.notify.DeliveryResult;
import dev.belay.notify.Message;
import dev.belay.notify.Message.Phase;
import dev.belay.notify.Message.Scene;
import dev.belay.notify.NotifySettings;
import dev.belay.notify.NotifySettings.Route;
import dev.belay.notify.NotifySettings.Topic;
import dev.belay.notify.NotifySettings.Way;
import dev.belay.notify.Severity;
import dev.belay.testing.HttpReceiver;
import dev.belay.testing.HttpReceiver.Request;
import dev.belay.testing.MutableClock;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotifiersTest {
    private static final String CANARY = "c4nary";
    private static final Instant THEN = Instant.parse("2026-02-18T01:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MutableClock clock = MutableClock.at("2026-02-18T03:00:00Z");
    private final HttpReceiver receiver = HttpReceiver.start();

    @AfterEach
    void stop() {
        receiver.close();
    }

    private Secret secret(String path) {
        return new Secret(receiver.address(path).toString());
    }

    private Message message(String title) {
        return new Message(
                "OVERDUE|ledger|",
                Topic.OVERDUE,
                Phase.RAISED,
                Severity.CRITICAL,
                THEN,
                new Scene("books", "vm-1", "ledger", "db:5432"),
                "[books] " + title,
                title + "\nWhat to do: <act> & *look* @everyone",
                THEN,
                URI.create("https://belay.example.com/alarms"));
    }

    private DeliveryResult send(Way way, String title) {
        NotifySettings settings = new NotifySettings(
                Duration.ofHours(26), null, false, List.of(new Route("it", way, Set.of(Topic.OVERDUE))));
        return Objects.requireNonNull(Notifiers.of(settings, clock).get("it")).send(message(title));
    }

    private JsonNode posted(String path) throws Exception {
        Request request = receiver.await(sent -> sent.path().equals(path));
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.headers().get("content-type")).startsWith("application/json");
        return JSON.readTree(request.body());
    }

    @Test
    void discordGetsTextThatMentionsNobody() throws Exception {
        assertThat(send(new NotifySettings.Discord(secret("/discord")), "no backup"))
                .isInstanceOf(DeliveryResult.Delivered.class);

        JsonNode body = posted("/discord");
        assertThat(body.path("content").asText())
                .startsWith("\\[books\\] no backup\n")
                .contains("\\*look\\*");
        assertThat(body.path("allowed_mentions").path("parse")).isEmpty();
    }

    @Test
    void slackGetsTextThatFormatsNothing() throws Exception {
        send(new NotifySettings.Slack(secret("/slack")), "no backup");

        assertThat(posted("/slack").path("text").asText()).contains("&lt;act&gt; &amp; *look*");
    }

    @Test
    void telegramIsAskedToSendToTheChat() throws Exception {
        send(new NotifySettings.Telegram(new Secret("1:" + CANARY), "-100", receiver.address("")), "no backup");

        JsonNode body = posted("/bot1:" + CANARY + "/sendMessage");
        assertThat(body.path("chat_id").asText()).isEqualTo("-100");
        assertThat(body.path("text").asText()).startsWith("[books] no backup");
    }

    @Test
    void aLongMessageIsCutAtAWholeCharacter() throws Exception {
        send(new NotifySettings.Discord(secret("/discord")), "🦦".repeat(3000));

        String text = posted("/discord").path("content").asText();
        assertThat(text).hasSizeBetween(1990, 2000).endsWith("🦦…");
    }

    @Test
    void aWebhookIsSignedOverItsMomentAndItsBody() throws Exception {
        send(new NotifySettings.Webhook(secret("/hook"), new Secret("key")), "no backup");
        clock.advance(Duration.ofMinutes(1));
        send(new NotifySettings.Webhook(secret("/hook"), new Secret("key")), "no backup");

        List<Request> both = receiver.await(2, sent -> sent.path().equals("/hook"));
        assertThat(both).extracting(Request::body).containsOnly(both.getFirst().body());
        assertThat(both.getFirst().headers()).containsEntry("belay-timestamp", "1771383600");
        assertThat(both)
                .extracting(sent -> sent.headers().get("belay-signature"))
                .doesNotHaveDuplicates();
        JsonNode body = JSON.readTree(both.getFirst().body());
        assertThat(body.path("event").asText()).isEqualTo("overdue");
        assertThat(body.path("state").asText()).isEqualTo("raised");
        assertThat(body.path("severity").asText()).isEqualTo("critical");
    }

    @ParameterizedTest
    @CsvSource({"404, refused the message with status 404", "500, answered with status 500", "204, ''"})
    void onlyAnAnswerOf200CountsAsArrived(int status, String why) {
        receiver.answerWith(status);

        assertFailed(send(new NotifySettings.Slack(secret("/" + CANARY)), "x"), why);
    }

    @Test
    void aRedirectIsNotFollowed() {
        try (HttpReceiver other = HttpReceiver.start()) {
            receiver.redirectTo(other.address("/stolen"));

            assertFailed(send(new NotifySettings.Slack(secret("/" + CANARY)), "x"), "redirect");

            assertThat(other.received()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:1/c4nary, cannot be reached",
        "http://no-such-host.invalid/c4nary, is unknown",
        "https://127.0.0.1:1/c4nary, cannot be reached"
    })
    void whatCannotBeReachedIsToldWithoutItsAddress(String address, String why) {
        assertFailed(send(new NotifySettings.Slack(new Secret(address)), "x"), why);
    }

    @Test
    void aServerWithACertificateOfItsOwnMakingIsNotTrusted() {
        GreenMail tls = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        tls.start();
        try {
            Secret address = new Secret("https://127.0.0.1:" + tls.getSmtps().getPort() + "/" + CANARY);

            assertFailed(send(new NotifySettings.Slack(address), "x"), "certificate is not to be trusted");
        } finally {
            tls.stop();
        }
    }

    @Test
    void theHeartbeatIsAGet() {
        NotifySettings settings = new NotifySettings(Duration.ofHours(26), secret("/beat"), false, List.of());

        Objects.requireNonNull(Notifiers.of(settings, clock).get(Alarms.HEARTBEAT))
                .send(message("x"));

        assertThat(receiver.received()).extracting(Request::method).containsExactly("GET");
    }

    @Test
    void mailArrivesWithItsLinesInEveryScript() throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try {
            mail.setUser("belay@example.com", "pw");
            String smtp =
                    "smtp://belay%40example.com:pw@127.0.0.1:" + mail.getSmtp().getPort();

            assertThat(send(email(smtp, null), "정상 백업이 없습니다")).isInstanceOf(DeliveryResult.Delivered.class);

            MimeMessage arrived = mail.getReceivedMessages()[0];
            assertThat(arrived.getSubject()).isEqualTo("[books] 정상 백업이 없습니다");
            assertThat(arrived.getFrom()[0]).hasToString("belay@example.com");
            assertThat(arrived.getAllRecipients()).hasSize(2);
            assertThat(arrived.getContent().toString()).contains("정상 백업이 없습니다").contains("What to do");
            assertFailed(send(email(smtp.replace(":pw@", ":" + CANARY + "@"), null), "x"), "user or the password");
        } finally {
            mail.stop();
        }
    }

    @Test
    void aMailServerWithACertificateOfItsOwnMakingIsNotTrusted() {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        mail.start();
        try {
            String smtps =
                    "smtps://belay:" + CANARY + "@127.0.0.1:" + mail.getSmtps().getPort();

            assertFailed(send(email(smtps, "a@b.c"), "x"), "certificate is not to be trusted");
        } finally {
            mail.stop();
        }
    }

    @Test
    void aMailServerThatIsNotThereIsToldWithoutThePassword() {
        assertFailed(send(email("smtp://belay:" + CANARY + "@127.0.0.1:1", "a@b.c"), "x"), "cannot be reached");
    }

    @Test
    void aPasswordIsOnlySentElsewhereUnderTls() {
        assertThat(MailServer.of(new Secret("smtp://a:b@mail.example.com")).properties())
                .containsEntry("mail.smtp.starttls.required", "true")
                .containsEntry("mail.smtp.port", "587");
        assertThat(MailServer.of(new Secret("smtps://a:b@mail.example.com")).properties())
                .containsEntry("mail.smtps.port", "465")
                .containsEntry("mail.smtps.ssl.checkserveridentity", "true");
    }

    private static NotifySettings.Email email(String smtp, @Nullable String from) {
        return new NotifySettings.Email(List.of("ops@example.com", "minji@example.com"), from, new Secret(smtp));
    }

    private static void assertFailed(DeliveryResult result, String why) {
        if (why.isEmpty()) {
            assertThat(result).isInstanceOf(DeliveryResult.Delivered.class);
        } else {
            assertThat(result)
                    .isInstanceOfSatisfying(
                            DeliveryResult.Failed.class,
                            failed -> assertThat(failed.why()).contains(why).doesNotContain(CANARY));
        }
    }
}
