package dev.belay.notify;

import dev.belay.notify.Facts.Good;
import dev.belay.notify.Facts.OfDatabase;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/** Decides whether there is a sign of life to give. */
final class Heartbeat {
    private Heartbeat() {}

    /**
     * The newest good backup; empty when there is none, when it speaks for a past that nobody waits for, or when some
     * database has been without one for too long: the outside must then notice the silence.
     */
    static Optional<String> due(Facts facts, Duration overdue) {
        boolean allWell = facts.databases().stream()
                .map(OfDatabase::newest)
                .allMatch(newest -> newest != null && !Troubles.overdue(newest.taken(), facts.now(), overdue));
        return facts.databases().stream()
                .map(OfDatabase::newest)
                .filter(Objects::nonNull)
                .max(Comparator.comparing(Good::taken))
                .filter(_ -> allWell)
                .map(Good::id);
    }
}
