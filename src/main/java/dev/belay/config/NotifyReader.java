package dev.belay.config;

import dev.belay.base.Secret;
import dev.belay.notify.NotifySettings;
import dev.belay.notify.NotifySettings.Route;
import dev.belay.notify.NotifySettings.Topic;
import dev.belay.notify.NotifySettings.Way;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads who is told what. No problem and no setting in force repeats an address, since whoever knows one can write there. */
final class NotifyReader {
    private static final String ROUTES = "notify.routes";
    private static final URI TELEGRAM = URI.create("https://api.telegram.org");
    private static final Kind<String> TYPE = Kind.oneOf(List.of("email", "discord", "slack", "telegram", "webhook"));
    private static final Kind<String> TEST = Kind.oneOf(List.of("off", "weekly"));
    private static final Kind<String> EVENT =
            Kind.oneOf(Topic.choices().stream().map(Topic::word).toList());

    private final Lookup lookup;

    NotifyReader(Lookup lookup) {
        this.lookup = lookup;
    }

    NotifySettings read() {
        return new NotifySettings(
                lookup.read(Key.line("notify.overdue"), Kind.PERIOD, NotifySettings.OVERDUE),
                heartbeat().orElse(null),
                lookup.read(Key.line("notify.test"), TEST, "off").equals("weekly"),
                routes());
    }

    private Optional<Secret> heartbeat() {
        Optional<Secret> address = lookup.value(lookup.document(), "notify.heartbeat")
                .flatMap(value -> url("notify.heartbeat", value, "http", "https"));
        address.ifPresent(_ -> lookup.document()
                .at("notify.heartbeat")
                .ifPresent(node ->
                        lookup.note("notify.heartbeat", "set", lookup.document().origin(node))));
        return address;
    }

    private List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Document item : lookup.document().items(ROUTES)) {
            List<String> events = lookup.list(item, "events", EVENT);
            way(item).ifPresent(way -> routes.add(route(item, way, events, names)));
        }
        return routes;
    }

    private Route route(Document item, Way way, List<String> events, Set<String> names) {
        String name = lookup.value(item, "name")
                .flatMap(value -> lookup.parse(ROUTES + ".name", Kind.DATABASE, value))
                .orElseGet(() -> free(way.word(), names));
        if (!names.add(name) || name.equals("heartbeat")) {
            problem(item, "two routes are called '" + name + "'", "give each a 'name:' of its own, not 'heartbeat'");
        }
        Set<Topic> topics = (events.isEmpty()
                        ? Topic.choices().stream()
                        : events.stream().map(NotifyReader::topic))
                .collect(Collectors.toSet());
        item.node()
                .ifPresent(node -> lookup.note(
                        ROUTES + "." + name,
                        shown(way) + (events.isEmpty() ? ", all events" : ", " + String.join(", ", events)),
                        item.origin(node)));
        return new Route(name, way, topics);
    }

    private Optional<Way> way(Document item) {
        Optional<String> type = required(item, "type").flatMap(value -> lookup.parse(ROUTES + ".type", TYPE, value));
        return type.flatMap(word -> switch (word) {
            case "email" -> email(item);
            case "discord" -> web(item).map(NotifySettings.Discord::new);
            case "slack" -> web(item).map(NotifySettings.Slack::new);
            case "telegram" -> telegram(item);
            default -> webhook(item);
        });
    }

    private Optional<Way> email(Document item) {
        List<String> to = lookup.list(item, "to", Kind.MAILBOX);
        if (to.isEmpty() && item.elements("to").isEmpty()) {
            problem(item, "a route by email has no 'to'", "write to: [ops@example.com]");
        }
        @Nullable String from = lookup.value(item, "from")
                .flatMap(value -> lookup.parse(ROUTES + ".from", Kind.MAILBOX, value))
                .orElse(null);
        return required(item, "smtp")
                .flatMap(value -> url(ROUTES + ".smtp", value, "smtp", "smtps"))
                .map(smtp -> new NotifySettings.Email(to, from, smtp));
    }

    private Optional<Way> telegram(Document item) {
        Optional<Value> token =
                required(item, "token").filter(value -> !value.text().isBlank());
        Optional<Value> chat = required(item, "chat");
        URI api = lookup.value(item, "url")
                .flatMap(value -> lookup.parse(ROUTES + ".url", Kind.ADDRESS, value))
                .orElse(TELEGRAM);
        return token.flatMap(secret -> chat.map(room -> new NotifySettings.Telegram(
                new Secret(secret.text().strip()), room.text().strip(), api)));
    }

    private Optional<Way> webhook(Document item) {
        Optional<Value> secret =
                required(item, "secret").filter(value -> !value.text().isBlank());
        return web(item)
                .flatMap(url -> secret.map(key ->
                        new NotifySettings.Webhook(url, new Secret(key.text().strip()))));
    }

    private Optional<Secret> web(Document item) {
        return required(item, "url").flatMap(value -> url(ROUTES + ".url", value, "http", "https"));
    }

    /** A variable that is not set was told already. */
    private Optional<Secret> url(String name, Value value, String... schemes) {
        String text = value.text().strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (usable(text, schemes)) {
            return Optional.of(new Secret(text));
        }
        lookup.problems()
                .add(
                        value.origin(),
                        name + " is not an address that can be used",
                        "write it as " + schemes[schemes.length - 1] + "://host/…, with special characters as %20");
        return Optional.empty();
    }

    private static boolean usable(String text, String... schemes) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme();
            return uri.getHost() != null
                    && scheme != null
                    && List.of(schemes).contains(scheme.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private Optional<Value> required(Document item, String key) {
        Optional<Value> value = lookup.value(item, key);
        if (value.isEmpty()) {
            problem(item, "a route of 'notify' has no " + key, "add '" + key + ":' to it");
        }
        return value;
    }

    private void problem(Document item, String sentence, String hint) {
        item.node().ifPresent(node -> lookup.problems().add(item.origin(node), sentence, hint));
    }

    private static String free(String word, Set<String> names) {
        String name = word;
        for (int number = 2; names.contains(name); number++) {
            name = word + "-" + number;
        }
        return name;
    }

    private static Topic topic(String word) {
        return Topic.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static String shown(Way way) {
        return switch (way) {
            case NotifySettings.Email email -> "email to " + String.join(", ", email.to());
            case NotifySettings.Telegram telegram -> "telegram to " + telegram.chat();
            case NotifySettings.Discord _, NotifySettings.Slack _, NotifySettings.Webhook _ -> way.word();
        };
    }
}
