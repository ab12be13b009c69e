package dev.belay.testing.fakes;

import dev.belay.access.Session;
import dev.belay.access.SessionStore;
import dev.belay.base.Sha256;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Sessions without a disk. */
public final class InMemorySessionStore implements SessionStore {
    private final Map<Sha256, Session> sessions = new HashMap<>();

    @Override
    public synchronized void add(Session session) {
        sessions.put(session.id(), session);
    }

    @Override
    public synchronized Optional<Session> find(Sha256 id) {
        return Optional.ofNullable(sessions.get(id));
    }

    @Override
    public synchronized void touch(Sha256 id, Instant seen) {
        sessions.computeIfPresent(id, (key, old) -> copy(old, id, seen));
    }

    @Override
    public synchronized boolean rotate(Sha256 from, Sha256 to) {
        Optional<Session> old = Optional.ofNullable(sessions.remove(from));
        old.ifPresent(session -> sessions.put(to, copy(session, to, session.seen())));
        return old.isPresent();
    }

    @Override
    public synchronized void end(Sha256 id) {
        sessions.remove(id);
    }

    @Override
    public synchronized void endAll(String user) {
        sessions.values().removeIf(session -> session.user().equals(user));
    }

    @Override
    public synchronized void endOlder(Instant created, Instant seen) {
        sessions.values()
                .removeIf(session ->
                        session.created().isBefore(created) || session.seen().isBefore(seen));
    }

    private static Session copy(Session old, Sha256 id, Instant seen) {
        return new Session(id, old.user(), old.address(), old.csrf(), old.created(), seen);
    }
}
