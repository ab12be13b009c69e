package dev.belay.notify;

import dev.belay.notify.Facts.DiskSample;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where troubles are written down, so that a restart repeats nothing and of several processes one tells. */
public interface AlarmStore {

    /**
     * Lets {@code decide} see what stands, and writes down what it changed together with the messages: all or nothing,
     * and nobody else decides meanwhile.
     */
    void update(Function<List<Standing>, Decision> decide);

    /** Troubles that stand, oldest first. */
    List<Standing> standing();

    /** Troubles that are over, newest first. */
    List<Standing> past(int limit);

    /** Forgets troubles that were over before {@code until}. */
    void forget(Instant until);

    /** When {@code database} was first asked for; {@code now} when it never was. */
    Instant watched(String database, Instant now);

    /** The moment of {@link #tick}. */
    Optional<Instant> lastTick();

    /** Writes down that it is {@code now}. */
    void tick(Instant now);

    /** The jump of the clock that was noticed last. */
    Optional<Facts.Jump> jump();

    void jumped(Facts.Jump jump);

    /** Keeps {@code sample} unless there is one of the same day in UTC, and forgets those before {@code until}. */
    void sample(DiskSample sample, Instant until);

    /** Oldest first. */
    List<DiskSample> samples();

    /** What is to be written down, and what is to be told. */
    record Decision(Changes changes, List<Outgoing> messages) {
        public Decision {
            messages = List.copyOf(messages);
        }
    }

    /** A message, and the route that it takes. */
    record Outgoing(String route, Message message) {}
}
