package dev.belay.routes;

import dev.belay.notify.DeliveryResult;
import dev.belay.notify.Message;
import dev.belay.notify.Notifier;
import dev.belay.notify.NotifySettings.Webhook;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Any program that takes JSON. Each attempt is signed anew over its moment and its body, so that whoever listens can
 * refuse what is old, and what was seen before by its id.
 */
final class WebhookNotifier implements Notifier {
    private static final String ALGORITHM = "HmacSHA256";

    private final Webhook webhook;
    private final HttpCalls calls;
    private final Clock clock;

    WebhookNotifier(Webhook webhook, HttpCalls calls, Clock clock) {
        this.webhook = webhook;
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public DeliveryResult send(Message message) {
        byte[] body = ChatJson.webhook(message);
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        return calls.post(
                Notifiers.uri(webhook.url()),
                body,
                Map.of("Belay-Timestamp", timestamp, "Belay-Signature", "v1=" + signature(timestamp, body)));
    }

    /** HMAC-SHA256 over the timestamp, a full stop and the body, in hexadecimal digits. */
    private String signature(String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(webhook.secret().reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
