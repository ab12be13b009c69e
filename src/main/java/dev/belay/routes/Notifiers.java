package dev.belay.routes;

import dev.belay.base.Secret;
import dev.belay.notify.Alarms;
import dev.belay.notify.Notifier;
import dev.belay.notify.NotifySettings;
import dev.belay.notify.NotifySettings.Way;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Makes the routes that the settings name. */
public final class Notifiers {
    private Notifiers() {}

    /** By the name of each route; the heartbeat's is {@link Alarms#HEARTBEAT}. Opens nothing yet. */
    public static Map<String, Notifier> of(NotifySettings settings, Clock clock) {
        HttpCalls calls = new HttpCalls();
        Map<String, Notifier> notifiers = new HashMap<>();
        settings.routes().forEach(route -> notifiers.put(route.name(), of(route.way(), calls, clock)));
        Secret heartbeat = settings.heartbeat();
        if (heartbeat != null) {
            notifiers.put(Alarms.HEARTBEAT, _ -> calls.get(uri(heartbeat)));
        }
        return notifiers;
    }

    private static Notifier of(Way way, HttpCalls calls, Clock clock) {
        return switch (way) {
            case NotifySettings.Email email -> new MailNotifier(email, clock);
            case NotifySettings.Discord discord ->
                message -> calls.post(uri(discord.url()), ChatJson.discord(message), Map.of());
            case NotifySettings.Slack slack ->
                message -> calls.post(uri(slack.url()), ChatJson.slack(message), Map.of());
            case NotifySettings.Telegram telegram ->
                message -> calls.post(
                        telegram.api().resolve("/bot" + telegram.token().reveal() + "/sendMessage"),
                        ChatJson.telegram(message, telegram.chat()),
                        Map.of());
            case NotifySettings.Webhook webhook -> new WebhookNotifier(webhook, calls, clock);
        };
    }

    static URI uri(Secret address) {
        return URI.create(address.reveal());
    }
}
