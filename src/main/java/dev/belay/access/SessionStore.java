package dev.belay.access;

import dev.belay.base.Sha256;
import java.time.Instant;
import java.util.Optional;

/** Where the console's sessions are kept, so that a restart signs nobody out. */
public interface SessionStore {

    void add(Session session);

    Optional<Session> find(Sha256 id);

    /** Writes down that a session was used. */
    void touch(Sha256 id, Instant seen);

    /** Gives a session another id: of several that try, one gets true. */
    boolean rotate(Sha256 from, Sha256 to);

    /** Ends a session, if it is there. */
    void end(Sha256 id);

    /** Ends every session of the user with this {@link User#key()}. */
    void endAll(String user);

    /** Ends the sessions that began before {@code created} or were last used before {@code seen}. */
    void endOlder(Instant created, Instant seen);
}
