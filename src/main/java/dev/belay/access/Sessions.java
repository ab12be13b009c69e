package dev.belay.access;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import dev.belay.base.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The console's sessions: held by the server, ended by it, and bound to a cookie that says nothing. */
public final class Sessions {
    private static final Duration TOUCH_GRAIN = Duration.ofMinutes(1);

    private final SessionStore store;
    private final UserStore users;
    private final SessionSettings settings;
    private final SecretSource secrets;
    private final Clock clock;

    public Sessions(SessionStore store, UserStore users, SessionSettings settings, SecretSource secrets, Clock clock) {
        this.store = store;
        this.users = users;
        this.settings = settings;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Opens a session for a user who just gave the password. */
    public NewSession create(User user, String address) {
        Instant now = clock.instant();
        store.endOlder(now.minus(settings.max()), now.minus(settings.idle()));
        Secret id = secrets.next("");
        Session session = new Session(digest(id), user.key(), address, secrets.next(""), now, now);
        store.add(session);
        return new NewSession(id, session);
    }

    /** Who is behind the cookie {@code id}; empty when the session is over or the user may not be here any more. */
    public Optional<SignedIn> find(Secret id) {
        Optional<SignedIn> found = glance(id);
        Instant now = clock.instant();
        found.map(SignedIn::session)
                .filter(session -> !session.seen().plus(TOUCH_GRAIN).isAfter(now))
                .ifPresent(session -> store.touch(session.id(), now));
        return found;
    }

    /** As {@link #find}, for what a browser asks by itself: a page that is left open must not keep its session alive. */
    public Optional<SignedIn> glance(Secret id) {
        Optional<Session> known = store.find(digest(id));
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Session session = known.get();
        Optional<User> user = users.find(session.user()).filter(found -> !found.disabled());
        if (user.isEmpty() || over(session, clock.instant())) {
            store.end(session.id());
            return Optional.empty();
        }
        return user.map(found -> new SignedIn(found, session));
    }

    /**
     * The same session under a new id; its forms and its end stay. The old id is worth nothing from now on.
     *
     * @throws BelayException {@link ErrorCode#REFUSED} when the session is over
     */
    public NewSession rotate(Secret id) {
        Secret next = secrets.next("");
        if (!store.rotate(digest(id), digest(next))) {
            throw over();
        }
        return new NewSession(next, store.find(digest(next)).orElseThrow(Sessions::over));
    }

    /** Signs out. */
    public void end(Secret id) {
        store.end(digest(id));
    }

    /** Signs a user out everywhere. */
    public void endAll(User user) {
        store.endAll(user.key());
    }

    private boolean over(Session session, Instant now) {
        return !now.isBefore(session.created().plus(settings.max()))
                || !now.isBefore(session.seen().plus(settings.idle()));
    }

    private static BelayException over() {
        return new BelayException(ErrorCode.REFUSED, "the session is over", "sign in again");
    }

    private static Sha256 digest(Secret id) {
        return Sha256.of(id.reveal());
    }
}
