package dev.belay.notify;

import dev.belay.base.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is told what.
 *
 * @param overdue without a good backup for this long, one is overdue
 * @param heartbeat called after each verified backup; null when nobody listens for it
 * @param weeklyTest whether each route gets a test message every week
 */
public record NotifySettings(Duration overdue, @Nullable Secret heartbeat, boolean weeklyTest, List<Route> routes) {
    /** How long a database may be without a good backup unless somebody says otherwise. */
    public static final Duration OVERDUE = Duration.ofHours(26);

    public NotifySettings {
        routes = List.copyOf(routes);
    }

    /** Nobody is told anything; what is overdue is still seen on the pages. */
    public static NotifySettings silent() {
        return new NotifySettings(OVERDUE, null, false, List.of());
    }

    /** What a message is about, as {@code events} names it. */
    public enum Topic {
        OVERDUE,
        FAILED,
        DAMAGED,
        DRILL,
        CLOSE,
        DISK,
        OFFSITE,
        CLOCK,
        RETENTION,
        ROUTE,
        RESTORE,
        DEPLOY,
        /** A test message; goes to every route. */
        TEST,
        /** A sign of life; goes to the heartbeat's address alone. */
        HEARTBEAT;

        /** Those that a route can be limited to. */
        public static List<Topic> choices() {
            return Arrays.stream(values())
                    .filter(topic -> topic != TEST && topic != HEARTBEAT)
                    .toList();
        }

        /** As it is written in {@code belay.yml}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A way to people.
     *
     * @param name by which pages and the state know it
     * @param topics that it is told of
     */
    public record Route(String name, Way way, Set<Topic> topics) {
        public Route {
            topics = Set.copyOf(topics);
        }

        /** Whether a message about {@code topic} goes this way. */
        public boolean takes(Topic topic) {
            return topic == Topic.TEST || topics.contains(topic);
        }
    }

    /** How a route reaches people. Addresses that let whoever knows them write there are secrets. */
    public sealed interface Way {
        /** As {@code type} names it. */
        String word();
    }

    /**
     * Mail.
     *
     * @param from null for the account at the mail server
     * @param smtp {@code smtp://user:password@host:port} or {@code smtps://…}
     */
    public record Email(List<String> to, @Nullable String from, Secret smtp) implements Way {
        public Email {
            to = List.copyOf(to);
        }

        @Override
        public String word() {
            return "email";
        }
    }

    /** A channel of Discord, by the address of its webhook. */
    public record Discord(Secret url) implements Way {
        @Override
        public String word() {
            return "discord";
        }
    }

    /** A channel of Slack, by the address of its webhook. */
    public record Slack(Secret url) implements Way {
        @Override
        public String word() {
            return "slack";
        }
    }

    /**
     * A chat of Telegram.
     *
     * @param token of the bot
     * @param chat the number or the {@code @name} of the chat
     * @param api where the Bot API is served
     */
    public record Telegram(Secret token, String chat, URI api) implements Way {
        @Override
        public String word() {
            return "telegram";
        }
    }

    /**
     * Any program that takes JSON.
     *
     * @param secret with which each message is signed
     */
    public record Webhook(Secret url, Secret secret) implements Way {
        @Override
        public String word() {
            return "webhook";
        }
    }
}
