package dev.belay.notify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings messages to their routes, each in its order, again and again with rising delays until they arrive. */
final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    /** Longer than an attempt can take: whoever died in one is followed by another then. */
    private static final Duration LEASE = Duration.ofMinutes(3);
    /** What is older is no news any more. */
    static final Duration PATIENCE = Duration.ofDays(2);

    private static final List<Duration> DELAYS = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1));

    private final Outbox outbox;
    private final Map<String, Notifier> routes;
    private final Clock clock;

    Dispatcher(Outbox outbox, Map<String, Notifier> routes, Clock clock) {
        this.outbox = outbox;
        this.routes = Map.copyOf(routes);
        this.clock = clock;
    }

    /** Sends what is due along {@code route}, until the first that does not arrive. */
    void run(String route) {
        Notifier notifier = routes.get(route);
        boolean arrives = notifier != null;
        while (notifier != null && arrives) {
            Instant now = clock.instant();
            Optional<Delivery> next = outbox.take(route, now, now.plus(LEASE));
            arrives = next.isPresent() && attempt(notifier, next.get());
        }
    }

    private boolean attempt(Notifier notifier, Delivery delivery) {
        return switch (notifier.send(delivery.message())) {
            case DeliveryResult.Delivered _ -> {
                outbox.delivered(delivery, clock.instant());
                yield true;
            }
            case DeliveryResult.Failed(String why) -> {
                failed(delivery, why);
                yield false;
            }
        };
    }

    private void failed(Delivery delivery, String why) {
        Instant now = clock.instant();
        LOG.warn("the message '{}' did not arrive by {}: {}", delivery.message().title(), delivery.route(), why);
        if (Troubles.overdue(delivery.message().at(), now, PATIENCE)) {
            outbox.giveUp(delivery, now, why);
        } else {
            outbox.failed(delivery, now, why, now.plus(delay(delivery.attempts())));
        }
    }

    /** After so many attempts, how long until the next. */
    static Duration delay(int attempts) {
        return DELAYS.get(Math.min(attempts, DELAYS.size() - 1));
    }
}
