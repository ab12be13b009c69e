package dev.belay.web.page;

import dev.belay.notify.Facts.RouteHealth;
import dev.belay.notify.NotifySettings;
import dev.belay.notify.NotifySettings.Topic;
import dev.belay.notify.NotifySettings.Way;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A way to people, and how it does.
 *
 * @param to where it leads, as far as that is no secret
 * @param topics what it is told of
 * @param mark {@code ok}, {@code bad} or {@code off}
 * @param state in a word
 * @param error why the last message did not arrive; null when it did
 * @param last when one last arrived; null when none did
 * @param testable whether a test can be sent by whoever looks
 */
record RouteLine(
        String name,
        String to,
        String topics,
        String mark,
        String state,
        @Nullable Sentence error,
        @Nullable Moment last,
        boolean testable) {

    static List<RouteLine> all(Words words, NotifySettings settings, List<RouteHealth> health, boolean mayTest) {
        return health.stream().map(each -> of(words, settings, each, mayTest)).toList();
    }

    private static RouteLine of(Words words, NotifySettings settings, RouteHealth health, boolean mayTest) {
        NotifySettings.Route route = settings.routes().stream()
                .filter(each -> each.name().equals(health.route()))
                .findFirst()
                .orElse(null);
        Instant delivered = health.delivered();
        boolean failing = health.failing() != null;
        String state = failing ? "failing" : delivered == null ? "untried" : "arrives";
        return new RouteLine(
                Names.visible(health.route()),
                route == null ? words.text("alarm.heartbeat") : Names.visible(to(words, route.way())),
                route == null ? words.text("alarm.topics.heartbeat") : topics(words, route.topics()),
                failing ? "bad" : delivered == null ? "off" : "ok",
                words.text("alarm.route." + state),
                failing ? Sentence.ofSaid(words, health.error()) : null,
                delivered == null ? null : words.moment(delivered),
                mayTest && route != null);
    }

    private static String to(Words words, Way way) {
        String kind = words.text("alarm.way." + way.word());
        return switch (way) {
            case NotifySettings.Email email -> kind + ": " + String.join(", ", email.to());
            case NotifySettings.Telegram telegram -> kind + ": " + telegram.chat();
            case NotifySettings.Discord _, NotifySettings.Slack _, NotifySettings.Webhook _ -> kind;
        };
    }

    private static String topics(Words words, Set<Topic> topics) {
        return topics.containsAll(Topic.choices())
                ? words.text("alarm.topics.all")
                : topics.stream()
                        .sorted()
                        .map(topic -> words.text("alarm.topic." + topic))
                        .collect(Collectors.joining(", "));
    }
}
