package dev.belay.notify;

import dev.belay.notify.Facts.RouteHealth;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What waits to be delivered, and what became of the rest. Shared by every process of one state. */
public interface Outbox {

    /** Puts {@code message} in line for {@code route}; one that is there already stays as it is. */
    void add(String route, Message message);

    /**
     * Takes the oldest message that waits for {@code route}, when it is due, so that nobody else sends it before
     * {@code lease} is over. Empty when none waits, the oldest is not due, or somebody else has it.
     */
    Optional<Delivery> take(String route, Instant now, Instant lease);

    /** Writes down that a message arrived. */
    void delivered(Delivery delivery, Instant at);

    /** Writes down that an attempt failed, and when the next one is due. */
    void failed(Delivery delivery, Instant at, String why, Instant next);

    /** Writes down that nobody will try again. */
    void giveUp(Delivery delivery, Instant at, String why);

    /** Gives up what waits for routes other than these, and forgets what was over before {@code until}. */
    void tidy(Set<String> routes, Instant now, Instant until);

    /** How {@code route} does. */
    RouteHealth health(String route);

    /** Deliveries, newest first. */
    List<Delivery> recent(int limit);

    /** Whether {@code message} was ever in line for {@code route}. */
    boolean knows(String route, String message);
}
